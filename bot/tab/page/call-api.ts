import type { Api } from '../endpoints.ts';
import { createLive } from './live.ts';
import { bearerToken } from './teams.ts';

export type EndpointName = keyof Api;

/** What the server answered; `error` is one of the words of the texts' `refusals`. */
export type Answer<Output> =
  | { kind: 'done'; value: Output }
  | { kind: 'refused'; error: string; reference: string | undefined };

/** What changes on the server, heard of by the page. */
export const live = createLive({
  async open(lastId, signal) {
    const headers = { ...(await apiHeaders()), ...(lastId !== undefined && { 'last-event-id': lastId }) };
    const response = await fetch('/tab/api/live', { headers, cache: 'no-store', signal });
    if (!response.ok || response.body === null) throw new Error(`the stream was refused: ${response.status}`);
    return response.body;
  },
  isSeen: () => document.visibilityState === 'visible',
  onSeen: (listener) => document.addEventListener('visibilitychange', listener),
});

/** Asks the server, in the language of the page. Rejects only when `signal` ends it. */
export async function callApi<Name extends EndpointName>(
  name: Name,
  input: Api[Name]['input'],
  signal?: AbortSignal,
): Promise<Answer<Api[Name]['output']>> {
  const refused = (error: string, reference?: string) => ({ kind: 'refused' as const, error, reference });
  try {
    const token = await apiHeaders().catch(() => undefined);
    if (token === undefined) return refused('not-signed-in');
    let response = await post(name, input, token, signal);
    if (response.status === 401) {
      // The token may have ended on its way; Teams has a new one then.
      const another = await apiHeaders({ anew: true }).catch(() => undefined);
      if (another === undefined) return refused('not-signed-in');
      response = await post(name, input, another, signal);
    }
    const body = await read(response);
    // Something between here and the bot answers in its place.
    if (body === undefined) return refused('unreachable');
    if (!response.ok) {
      const { error = 'failed', reference } = body as { error?: string; reference?: string };
      return refused(error, reference);
    }
    const change = response.headers.get('x-last-change');
    if (change !== null) live.know(change);
    return { kind: 'done', value: body as Api[Name]['output'] };
  } catch (error) {
    if (signal?.aborted) throw error;
    return refused('offline');
  }
}

async function read(response: Response): Promise<unknown> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return undefined;
  return response.json();
}

function post(
  name: string,
  input: unknown,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  return fetch(`/tab/api/${name}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(input),
    ...(signal !== undefined && { signal }),
  });
}

/** Who asks, and in which language. */
async function apiHeaders({ anew = false } = {}): Promise<Record<string, string>> {
  return {
    authorization: `Bearer ${await bearerToken({ anew })}`,
    'accept-language': document.documentElement.lang,
  };
}
