import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import sinon from 'sinon';

type Request = (options: RequestOptions, onResponse: (res: IncomingMessage) => void) => ClientRequest;

/** The `serviceUrl` that Teams gives for Europe. */
export const TEAMS_SERVICE_URL = 'https://smba.trafficmanager.net/emea/';

/**
 * Lets https calls to Teams' Connector end at a port of this machine: in place of DNS and TLS, so that the bot runs with
 * Teams' real addresses. A call to any other host is a mistake and throws. Returns what undoes it.
 */
export function routeTeamsTo(port: number): () => void {
  const stub = sinon.stub(https, 'request' as never) as unknown as sinon.SinonStub<Parameters<Request>, ClientRequest>;
  stub.callsFake((options, onResponse) => {
    if (options.hostname !== new URL(TEAMS_SERVICE_URL).hostname) throw new Error(`a call to ${options.hostname}`);
    const { path, method, headers } = options;
    return http.request({ host: '127.0.0.1', port, path, method, headers } as RequestOptions, onResponse);
  });
  return () => stub.restore();
}
