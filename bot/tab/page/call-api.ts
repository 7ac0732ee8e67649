import type { Api } from '../endpoints.ts';
import { bearerToken } from './teams.ts';

export type EndpointName = keyof Api;

/** What the server answered; `error` is one of the words of the texts' `refusals`. */
export type Answer<Output> =
  | { kind: 'done'; value: Output }
  | { kind: 'refused'; error: string; reference: string | undefined };

/** Asks the server, in the language of the page. Rejects only when `signal` ends it. */
export async function callApi<Name extends EndpointName>(
  name: Name,
  input: Api[Name]['input'],
  signal?: AbortSignal,
): Promise<Answer<Api[Name]['output']>> {
  try {
    let response = await post(name, input, signal);
    // The token may have ended on its way; Teams has a new one then.
    if (response.status === 401) response = await post(name, input, signal, true);
    const body = (await response.json()) as unknown;
    if (response.ok) return { kind: 'done', value: body as Api[Name]['output'] };
    const { error = 'failed', reference } = body as { error?: string; reference?: string };
    return { kind: 'refused', error, reference };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { kind: 'refused', error: error instanceof TypeError ? 'offline' : 'not-signed-in', reference: undefined };
  }
}

async function post(name: string, input: unknown, signal: AbortSignal | undefined, anew = false): Promise<Response> {
  return fetch(`/tab/api/${name}`, {
    method: 'POST',
    headers: { ...(await apiHeaders({ anew })), 'content-type': 'application/json' },
    body: JSON.stringify(input),
    ...(signal !== undefined && { signal }),
  });
}

/** Who asks, and in which language. */
export async function apiHeaders({ anew = false } = {}): Promise<Record<string, string>> {
  return {
    authorization: `Bearer ${await bearerToken({ anew })}`,
    'accept-language': document.documentElement.lang,
  };
}
