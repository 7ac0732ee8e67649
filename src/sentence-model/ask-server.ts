import type { ModelSettings } from './model-settings.ts';
import { parseVectors, type Vector } from './vectors.ts';

/** What came of it. `isRefused`: the server does not want these texts, whoever asks again. */
export type Asked = { kind: 'vectors'; vectors: Vector[] } | { kind: 'failed'; reason: string; isRefused: boolean };

/** A vector of 4096 numbers is less than this. */
const BYTES_A_TEXT = 128_000;
const BYTES_BESIDE = 16_000;
/** Bad request, too large, not to be processed. */
const REFUSALS = new Set([400, 413, 422]);

type Request = {
  readonly settings: ModelSettings;
  readonly fetch: typeof fetch;
  /** From the call to the last byte read. */
  readonly timeoutMs: number;
  readonly dimension: number | undefined;
};

/** Asks for the vectors of some texts. Never rejects, and is settled when the time is up whatever the server does. */
export async function askServer(texts: readonly string[], request: Request): Promise<Asked> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Asked>((resolve) => {
    timer = setTimeout(() => resolve(failed(`no answer within ${request.timeoutMs} ms`)), request.timeoutMs);
  });
  try {
    return await Promise.race([post(texts, request, abort.signal).catch(whyNot), late]);
  } finally {
    clearTimeout(timer);
    // Whatever has not been read is not wanted.
    abort.abort();
  }
}

async function post(
  texts: readonly string[],
  { settings: { url, model, key }, fetch, dimension }: Request,
  signal: AbortSignal,
): Promise<Asked> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
    // The texts and the key are for this server alone.
    redirect: 'manual',
    signal,
  });
  if (response.status !== 200) return failed(`status ${response.status}`, REFUSALS.has(response.status));
  const body = await readUpTo(response, BYTES_A_TEXT * texts.length + BYTES_BESIDE);
  if (body === undefined) return failed('the answer is too large');
  const json = parseJson(body);
  if (json === undefined) return failed('the answer is not JSON');
  const vectors = parseVectors(json, { count: texts.length, dimension });
  return typeof vectors === 'string' ? failed(`the answer does not do: ${vectors}`) : { kind: 'vectors', vectors };
}

async function readUpTo({ body }: Response, bytes: number): Promise<string | undefined> {
  if (body === null) return '';
  const parts: Uint8Array[] = [];
  let read = 0;
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    read += part.length;
    if (read > bytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const failed = (reason: string, isRefused = false): Asked => ({ kind: 'failed', reason, isRefused });

/** By its code alone: a message may hold what was sent. */
function whyNot(error: unknown): Asked {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown };
  return failed(`no connection (${String(cause?.code ?? name)})`);
}
