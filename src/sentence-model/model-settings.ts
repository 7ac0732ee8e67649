type Env = Readonly<Record<string, string | undefined>>;

/** Where a sentence model is asked for vectors. */
export type ModelSettings = {
  /** The full address, such as https://models.example.se/v1/embeddings. */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token; never logged. */
  readonly key: string | undefined;
  /** What the model wants to stand before a question and before an entry; empty for most. */
  readonly questionPrefix: string;
  readonly entryPrefix: string;
};

const MAX_LENGTH = 500;

/**
 * Reads the settings `EMBEDDINGS_*`, with a line in `problems` for each that is wrong. `undefined` without an address: then no
 * model is asked.
 */
export function parseModelSettings(env: Env, problems: string[]): ModelSettings | undefined {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const before = problems.length;
  const [url, model, key] = [given('EMBEDDINGS_URL'), given('EMBEDDINGS_MODEL'), given('EMBEDDINGS_KEY')];
  const prefixes = given('EMBEDDINGS_PREFIXES');
  if (url === undefined) {
    for (const name of ['EMBEDDINGS_MODEL', 'EMBEDDINGS_KEY', 'EMBEDDINGS_PREFIXES'])
      if (given(name) !== undefined) problems.push(`${name} is set without EMBEDDINGS_URL: set both, or leave it out`);
    return undefined;
  }
  if (!isAllowed(url)) {
    problems.push(
      'EMBEDDINGS_URL must be an https address without user, password and fragment (http only to this machine), e.g. https://models.example.se/v1/embeddings',
    );
  }
  if (model === undefined || !isPrintable(model))
    problems.push('EMBEDDINGS_MODEL must be the name of the model at EMBEDDINGS_URL, e.g. EMBEDDINGS_MODEL=bge-m3');
  // What it is stands in no message.
  if (key !== undefined && !/^[\x21-\x7e]{1,4000}$/.test(key))
    problems.push('EMBEDDINGS_KEY must be one line of letters, digits and signs, without blanks');
  const [questionPrefix = '', entryPrefix = '', ...more] = (prefixes ?? '|').split('|').map((one) => one.trim());
  if (more.length > 0 || (prefixes !== undefined && (!prefixes.includes('|') || prefixes.length > MAX_LENGTH)))
    problems.push(
      'EMBEDDINGS_PREFIXES must be what stands before questions and before entries, e.g. EMBEDDINGS_PREFIXES=query:|passage:',
    );
  if (problems.length > before || model === undefined) return undefined;
  return { url, model, key, questionPrefix, entryPrefix };
}

const isPrintable = (text: string): boolean => text.length <= MAX_LENGTH && !/\p{Cc}/u.test(text);

function isAllowed(text: string): boolean {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== '' || password !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
