import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './support/run';

// .ci/release.mjs lets no checkout go that is not ready.

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-release-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const whole = { version: '1.2.3', repository: 'r', bugs: 'b', homepage: 'h', author: 'a', license: 'l' };
const notes =
  '## [Unreleased]\n\n## [1.2.3] - 2026-12-01\n\n### Added\n\n- This.\n\n## [1.2.2] - 2026-11-01\n\n- That.\n';

function release(
  tag: string,
  manifest: object,
  changelog: string,
  lock = '1.2.3',
): { status: number | null; text: string } {
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ version: lock }));
  fs.writeFileSync(path.join(folder, 'CHANGELOG.md'), `# Changelog\n\n${changelog}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, '.ci/release.mjs'), tag], {
    encoding: 'utf8',
    env: { ...process.env, STEPMILL_RELEASE_ROOT: folder },
  });
  return { status, text: stdout + stderr };
}

test('what is ready goes, with its notes', () => {
  expect(release('v1.2.3', whole, notes)).toEqual({ status: 0, text: 'release: v1.2.3 can go.\n' });
  expect(fs.readFileSync(path.join(folder, 'release/notes.md'), 'utf8')).toBe('### Added\n\n- This.\n');
});

test('all that is missing is told at once', () => {
  const { version, license } = whole;
  expect(release('v1.2.4', { version, license }, '## [Unreleased]\n\n- New.\n', '1.2.2')).toEqual({
    status: 1,
    text: [
      "release: The tag is 'v1.2.4', package.json says 1.2.3: it should be v1.2.3.",
      'release: package-lock.json says 1.2.2: npm install writes it again.',
      `release: package.json has no "repository", which npm's provenance needs.`,
      'release: package.json has no "bugs".',
      'release: package.json has no "homepage".',
      'release: package.json has no "author".',
      "release: CHANGELOG.md has no heading '## [1.2.3] - YYYY-MM-DD'.",
      'release: CHANGELOG.md has something under "Unreleased" that belongs to 1.2.3.',
      '',
    ].join('\n'),
  });
});

test('a changelog without a new "Unreleased", or with nothing to say', () => {
  expect(release('v1.2.3', whole, '## [1.2.3] - 2026-12-01\n').text).toBe(
    "release: CHANGELOG.md has nothing under 1.2.3.\nrelease: CHANGELOG.md has no heading '## [Unreleased]' for what comes next.\n",
  );
});
