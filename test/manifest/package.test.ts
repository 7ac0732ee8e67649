import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import sinon from 'sinon';
import { createPackage } from '../../manifest/create-package.ts';
import { parsePackageSettings } from '../../manifest/package-settings.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { APP_ID, PACKAGE_ENV, packageValues } from './package-env.ts';

const CLI = fileURLToPath(new URL('../../manifest/write-package.ts', import.meta.url));
const TSX = ['--import', import.meta.resolve('tsx')];

describe('the settings of the app package', () => {
  const problemsOf = (env: Record<string, string>): string[] => {
    const parsed = parsePackageSettings({ ...PACKAGE_ENV, ...env }, '0.1.0');
    return parsed.kind === 'problems' ? parsed.problems : [];
  };

  const table: [Record<string, string>, RegExp][] = [
    [{ MicrosoftAppId: '' }, /^MicrosoftAppId is missing: /],
    [{ MicrosoftAppId: 'fvm-forum' }, /^MicrosoftAppId is not a GUID/],
    [{ TEAMS_APP_ID: '1' }, /^TEAMS_APP_ID is not a GUID/],
    [{ PUBLIC_URL: '  ' }, /^PUBLIC_URL is missing: /],
    [{ PUBLIC_URL: 'http://forum.example.se' }, /^PUBLIC_URL must be an https address/],
    [{ PUBLIC_URL: 'https://forum.example.se/#tab' }, /^PUBLIC_URL must be an https address/],
    [{ PUBLIC_URL: 'https://ann:a-secret@forum.example.se' }, /^PUBLIC_URL must hold no user name .*before the @/],
    [{ PUBLIC_URL: 'https://a-secret@forum.example.se' }, /^PUBLIC_URL must hold no user name/],
    [{ PUBLIC_URL: 'https://forum.example.se:8443' }, /^PUBLIC_URL must be without a port.*proxy/],
    [{ PUBLIC_URL: 'https://192.0.2.7' }, /^PUBLIC_URL must be a name.*domain name/],
    [{ PUBLIC_URL: 'https://[2001:db8::7]' }, /^PUBLIC_URL must be a name.*domain name/],
    [{ PUBLIC_URL: 'https://0x7f.1' }, /^PUBLIC_URL must be a name.*domain name/],
    [{ PUBLIC_URL: 'https://localhost' }, /^PUBLIC_URL must be a name that Teams finds/],
    [{ PUBLIC_URL: 'https://bot.localhost' }, /^PUBLIC_URL must be a name that Teams finds/],
    [{ PUBLIC_URL: 'https://forum.example.se/fvm' }, /^PUBLIC_URL must be without a path.*host of its own/],
    [{ PUBLIC_URL: `https://forum.example.se/${'a'.repeat(2100)}` }, /^PUBLIC_URL must be at most 2048/],
    [{ DEVELOPER_WEBSITE: `https://example.se/${'a'.repeat(2100)}` }, /^DEVELOPER_WEBSITE must be at most 2048/],
    [{ PRIVACY_URL: `https://example.se/${'a'.repeat(2100)}` }, /^PRIVACY_URL must be at most 2048/],
    [{ TERMS_URL: `https://example.se/${'a'.repeat(2100)}` }, /^TERMS_URL must be at most 2048/],
    [{ MANIFEST_VERSION: '1.2' }, /^MANIFEST_VERSION must be three numbers/],
    [{ MANIFEST_VERSION: '1.02.0' }, /^MANIFEST_VERSION must be three numbers/],
    [{ DEVELOPER_NAME: '' }, /^DEVELOPER_NAME is missing: /],
    [{ DEVELOPER_NAME: 'a'.repeat(33) }, /^DEVELOPER_NAME must be at most 32/],
    [{ DEVELOPER_WEBSITE: '' }, /^DEVELOPER_WEBSITE is missing: /],
    [{ DEVELOPER_WEBSITE: 'www.example.se' }, /^DEVELOPER_WEBSITE must be an https address/],
    [{ PRIVACY_URL: '' }, /^PRIVACY_URL is missing: /],
    [{ PRIVACY_URL: 'mailto:fvm@example.se' }, /^PRIVACY_URL must be an https address/],
    [{ TERMS_URL: '' }, /^TERMS_URL is missing: /],
    [{ TERMS_URL: 'http://www.example.se' }, /^TERMS_URL must be an https address/],
  ];
  for (const [env, problem] of table) {
    it(`are refused with ${JSON.stringify(env).slice(0, 80)} and nothing else is`, () => {
      const problems = problemsOf(env);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems.join(), problem);
      assert.doesNotMatch(problems.join(), /a-secret/);
    });
  }

  it('are all named at once', () => {
    const problems = problemsOf({ MicrosoftAppId: '', PUBLIC_URL: 'ftp://x', TERMS_URL: '', TEAMS_APP_ID: 'x' });
    assert.deepEqual(problems.map((problem) => problem.split(' ')[0]).sort(), [
      'MicrosoftAppId',
      'PUBLIC_URL',
      'TEAMS_APP_ID',
      'TERMS_URL',
    ]);
  });

  it('need no id and no version of the app’s own', () => {
    const { TEAMS_APP_ID, MANIFEST_VERSION } = packageValues({ TEAMS_APP_ID: '', MANIFEST_VERSION: '' });
    assert.deepEqual([TEAMS_APP_ID, MANIFEST_VERSION], [APP_ID, '0.1.0']);
    assert.equal(packageValues({ MANIFEST_VERSION: '1.10.0' }).MANIFEST_VERSION, '1.10.0');
  });
});

describe('the app package', () => {
  afterEach(() => sinon.restore());

  it('is made without the network, holds what Teams needs, and is the same every time', async () => {
    const connect = sinon.stub(net.Socket.prototype, 'connect').throws(new Error('no network'));
    const fetching = sinon.stub(globalThis, 'fetch').rejects(new Error('no network'));
    const [first, second] = [await createPackage(packageValues()), await createPackage(packageValues())];
    assert.deepEqual([connect.callCount, fetching.callCount], [0, 0]);
    assert.ok(first.kind === 'package' && second.kind === 'package', JSON.stringify(first));
    assert.deepEqual(Buffer.from(first.bytes), Buffer.from(second.bytes));
    const files = unzipSync(first.bytes);
    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'en.json', 'manifest.json', 'outline.png']);
    const { localizationInfo, icons } = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array));
    assert.ok([...Object.values(icons), localizationInfo.additionalLanguages[0].file].every((file) => file in files));
    const icon = await readFile(new URL('../../manifest/color.png', import.meta.url));
    assert.deepEqual(Buffer.from(files['color.png'] as Uint8Array), icon);
  });

  it('is not made of what Teams would refuse', async () => {
    const made = await createPackage({ ...packageValues(), DEVELOPER_NAME: 'a'.repeat(33) });
    assert.ok(made.kind === 'problems');
    assert.match(made.problems.join('\n'), /^manifest\.json: \/developer\/name .*32/);
  });
});

describe('the command package', function () {
  this.timeout(60_000);
  const folder = useTemporaryFolder();

  /** Runs the command in the temporary folder, with no settings but those given. */
  function run(env: Record<string, string>): Promise<{ code: number; stdout: string; stderr: string }> {
    const options = { cwd: folder(), env: { PATH: process.env.PATH ?? '', ...env } };
    return new Promise((resolve) => {
      execFile(process.execPath, [...TSX, CLI], options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }

  it('names every setting that is missing, and writes nothing', async () => {
    const { code, stdout, stderr } = await run({});
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^The app package is not written, because of its settings \(see \.env\.example\):\n/);
    for (const name of Object.keys(PACKAGE_ENV)) assert.match(stderr, new RegExp(`^ {2}${name} is missing: .+$`, 'm'));
    assert.deepEqual(await readdir(folder()), []);
  });

  it('writes the package with the settings of `.env` and says what it is', async () => {
    const { MicrosoftAppId, ...env } = PACKAGE_ENV;
    await writeFile(join(folder(), '.env'), `MicrosoftAppId=${MicrosoftAppId}\n`);
    const { code, stdout, stderr } = await run({ ...env, MANIFEST_VERSION: '1.2.3' });
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, `FVM-forum 1.2.3, app ${APP_ID}, for https://forum.example.se → build/fvm-forum.zip\n`);
    const made = await createPackage(packageValues({ MANIFEST_VERSION: '1.2.3' }));
    const written = await readFile(join(folder(), 'build/fvm-forum.zip'));
    assert.deepEqual(made.kind === 'package' && Buffer.from(made.bytes), written);
  });
});
