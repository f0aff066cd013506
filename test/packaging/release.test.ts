import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './support/run';

// .ci/release.mjs releases no checkout that is not ready.
jest.setTimeout(120_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-release-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
beforeEach(() => fs.rmSync(path.join(folder, 'release'), { recursive: true, force: true }));

const ours = { version: '1.2.3', author: 'a', license: 'l' };
const whole = { ...ours, repository: 'r', bugs: 'b', homepage: 'h' };
const notes = '## Unreleased\n\n## 1.2.3 - 2026-12-01\n\n### Added\n\n- This.\n\n## 1.2.2 - 2026-11-01\n\n- That.\n';

const python = path.join(folder, 'python/src/pytest_stepmill');
fs.mkdirSync(python, { recursive: true });

function release(args: readonly string[], manifest: object, changelog = notes, lock = '1.2.3') {
  fs.writeFileSync(path.join(python, 'version.py'), `__version__ = "${lock}"\n`);
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ version: lock }));
  fs.writeFileSync(path.join(folder, 'CHANGELOG.md'), `# Changelog\n\n${changelog}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, '.ci/release.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, STEPMILL_RELEASE_ROOT: folder },
  });
  return { status, stdout, stderr };
}

const written = (): string | undefined => {
  const file = path.join(folder, 'release/notes.md');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
};

test('writes the notes of a release that is ready', () => {
  expect(release(['v1.2.3'], whole)).toEqual({ status: 0, stdout: 'release: v1.2.3 can go.\n', stderr: '' });
  expect(written()).toBe('### Added\n\n- This.\n');
});

test('lists everything that is missing at once', () => {
  const { version, license } = ours;
  expect(release(['v1.2.4'], { version, license }, '## Unreleased\n\n- New.\n', '1.2.2')).toEqual({
    status: 1,
    stdout: '',
    stderr: [
      "release: The tag is 'v1.2.4', package.json says 1.2.3: it should be v1.2.3.",
      'release: python/src/pytest_stepmill/version.py says 1.2.2: it should be 1.2.3.',
      'release: package-lock.json says 1.2.2: run npm install.',
      'release: package.json has no "author".',
      "release: CHANGELOG.md has no heading '## 1.2.3 - YYYY-MM-DD'.",
      'release: CHANGELOG.md has entries under "Unreleased" that belong to 1.2.3.',
      'release: package.json has no "repository".',
      'release: package.json has no "bugs".',
      'release: package.json has no "homepage".',
      '',
    ].join('\n'),
  });
  expect(written()).toBeUndefined();
});

test.each([
  ['## 1.2.3 - 2026-12-01\n\n- This.\n', "CHANGELOG.md has no heading '## Unreleased' for the changes to come."],
  ['## Unreleased\n\n## 1.2.3 - 2026-12-01\n', 'CHANGELOG.md has nothing under 1.2.3.'],
])('rejects a changelog without its parts: %j', (changelog, fault) => {
  expect(release(['v1.2.3'], whole, changelog)).toEqual({ status: 1, stdout: '', stderr: `release: ${fault}\n` });
});

describe('--dry-run', () => {
  const script = (status: number): string => `node -e "process.exit(${status})"`;
  const scripts = { lint: script(0), conformance: script(0), site: script(0), test: script(0) };
  const skipped = ['--dry-run', '--skip', 'clean'];
  const missing = [...skipped, '--expect-missing', 'repository,bugs,homepage'];

  test('runs each check, writes nothing, and exits 1 for the fields that only the owner knows', () => {
    const { status, stdout, stderr } = release(skipped, { ...ours, scripts });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: ['repository', 'bugs', 'homepage'].map((name) => `release: package.json has no "${name}".\n`).join(''),
    });
    expect([...stdout.matchAll(/npm run (\w+)/g)].map(([, name]) => name)).toEqual(Object.keys(scripts));
    expect(written()).toBeUndefined();
  });

  test('succeeds when these fields are expected to be missing', () => {
    const { status, stdout } = release(missing, { ...ours, scripts });
    expect({ status, last: stdout.trim().split('\n').pop() }).toEqual({
      status: 0,
      last: 'release: v1.2.3 waits for these fields alone.',
    });
  });

  test('fails when an expected field is set, so that nobody expects it forever', () => {
    const { status, stderr } = release(missing, { ...ours, homepage: 'h', scripts });
    expect(status).toBe(1);
    expect(stderr).toContain('expected as missing: repository, bugs, homepage; missing: repository, bugs.');
  });

  test.each(Object.keys(scripts))('fails when npm run %s fails, whatever is expected', (name) => {
    const { status, stderr } = release(missing, { ...ours, scripts: { ...scripts, [name]: script(1) } });
    expect(status).toBe(1);
    expect(stderr).toContain(`release: npm run ${name} fails.\n`);
  });

  test('skips the checks that have already run', () => {
    const { status, stdout } = release(['--dry-run', '--skip', 'clean,lint,conformance,site,test'], whole);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'release: v1.2.3 can go.\n' });
  });

  test('fails in a tree with uncommitted changes', () => {
    spawnSync('git', ['init', '-q'], { cwd: folder });
    const { status, stderr } = release(['--dry-run', '--skip', 'lint,conformance,site,test'], whole);
    expect(status).toBe(1);
    expect(stderr).toContain('release: The tree is not clean:\n?? CHANGELOG.md\n');
  });
});
