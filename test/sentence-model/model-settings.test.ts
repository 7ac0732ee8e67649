import assert from 'node:assert/strict';
import { ConfigError, readConfig } from '../../bot/config.ts';
import { parseModelSettings } from '../../src/sentence-model/model-settings.ts';

const GOOD = { EMBEDDINGS_URL: 'https://models.example.se/v1/embeddings', EMBEDDINGS_MODEL: 'bge-m3' };

describe('the settings of the sentence model', () => {
  const read = (env: Record<string, string>) => {
    const problems: string[] = [];
    return { settings: parseModelSettings(env, problems), problems };
  };

  it('are none when they are missing or empty', () => {
    for (const env of [{}, { EMBEDDINGS_URL: '', EMBEDDINGS_MODEL: ' ', EMBEDDINGS_KEY: '' }])
      assert.deepEqual(read(env), { settings: undefined, problems: [] });
  });

  it('are taken over', () => {
    assert.deepEqual(read(GOOD), {
      settings: {
        url: GOOD.EMBEDDINGS_URL,
        model: 'bge-m3',
        key: undefined,
        questionPrefix: '',
        entryPrefix: '',
      },
      problems: [],
    });
    const { settings } = read({ ...GOOD, EMBEDDINGS_KEY: ' sk-1 ', EMBEDDINGS_PREFIXES: 'query: | passage:' });
    assert.deepEqual([settings?.key, settings?.questionPrefix, settings?.entryPrefix], ['sk-1', 'query:', 'passage:']);
  });

  for (const url of ['http://127.0.0.1:8080/v1/embeddings', 'http://localhost/e', 'http://[::1]:1234/v1/embeddings'])
    it(`take ${url}, which is this machine`, () => {
      assert.deepEqual(read({ ...GOOD, EMBEDDINGS_URL: url }).problems, []);
    });

  for (const [name, changes] of [
    ['EMBEDDINGS_URL', { EMBEDDINGS_URL: 'http://models.example.se/v1/embeddings' }],
    ['EMBEDDINGS_URL', { EMBEDDINGS_URL: 'http://127.0.0.1.example.se/' }],
    ['EMBEDDINGS_URL', { EMBEDDINGS_URL: 'http://localhost.example.se/' }],
    ['EMBEDDINGS_URL', { EMBEDDINGS_URL: 'https://user:word@models.example.se/' }],
    ['EMBEDDINGS_URL', { EMBEDDINGS_URL: 'https://models.example.se/#x' }],
    ['EMBEDDINGS_URL', { EMBEDDINGS_URL: 'file:///etc/passwd' }],
    ['EMBEDDINGS_URL', { EMBEDDINGS_URL: 'models.example.se' }],
    ['EMBEDDINGS_MODEL', { EMBEDDINGS_MODEL: '' }],
    ['EMBEDDINGS_MODEL', { EMBEDDINGS_URL: '' }],
    ['EMBEDDINGS_KEY', { EMBEDDINGS_KEY: 'a-secret\nx' }],
    ['EMBEDDINGS_KEY', { EMBEDDINGS_KEY: 'a-secret å' }],
    ['EMBEDDINGS_PREFIXES', { EMBEDDINGS_PREFIXES: 'query:' }],
    ['EMBEDDINGS_PREFIXES', { EMBEDDINGS_PREFIXES: 'a|b|c' }],
  ] as const) {
    it(`are refused and ${name} is named with ${JSON.stringify(changes)}`, () => {
      const env = { ...GOOD, ...changes };
      assert.throws(
        () => readConfig(env, { localAllowed: true }),
        (error) => error instanceof ConfigError && error.message.includes(name) && !error.message.includes('a-secret'),
      );
    });
  }
});
