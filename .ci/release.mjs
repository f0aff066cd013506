// `node .ci/release.mjs TAG` writes the notes of the release TAG (v1.2.3) to release/notes.md, or lists what keeps this
// checkout from being released. `--dry-run` also runs the checks below and writes nothing. docs/releasing.md has the list.
//
//   --skip NAMES            checks that have already run, with commas: clean,lint,conformance,site,test
//   --expect-missing NAMES  succeeds if these fields of package.json, and nothing else, are missing
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(process.env.STEPMILL_RELEASE_ROOT ?? path.join(import.meta.dirname, '..'));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    skip: { type: 'string', default: '' },
    'expect-missing': { type: 'string', default: '' },
  },
});

/** Scripts of package.json, and what each of them shows. */
const checks = {
  lint: 'ESLint and Prettier',
  conformance: 'the public conformance suite',
  site: 'the site: wording, links, accessibility, weight',
  test: 'types, all suites, and the packed package: contents, publint, attw, licences, sizes',
};

/** What npm's provenance needs, and what only the owner of the repository knows. */
const ownersFields = ['repository', 'bugs', 'homepage'];

const read = (name) => fs.readFileSync(path.join(root, name), 'utf8').replaceAll('\r\n', '\n');
const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const changelog = read('CHANGELOG.md');
const { version } = manifest;
const [tag = options['dry-run'] ? `v${version}` : ''] = positionals;

const notes = notesOf(version);
const missing = ownersFields.filter((name) => !manifest[name]);
const faults = factsOf();
if (options['dry-run']) faults.push(...clean(), ...failedChecks());

for (const fault of faults) console.error(`release: ${fault}`);
for (const name of missing) console.error(`release: package.json has no "${name}".`);

const expected = options['expect-missing'].split(',').filter(Boolean);
if (faults.length > 0 || missing.join() !== expected.join()) {
  if (missing.join() !== expected.join() && expected.length > 0)
    console.error(`release: expected as missing: ${expected.join(', ')}; missing: ${missing.join(', ') || 'nothing'}.`);
  process.exit(1);
}
if (!options['dry-run']) {
  fs.mkdirSync(path.join(root, 'release'), { recursive: true });
  fs.writeFileSync(path.join(root, 'release/notes.md'), `${notes}\n`);
}
console.log(missing.length > 0 ? `release: ${tag} waits for these fields alone.` : `release: ${tag} can go.`);

function factsOf() {
  const found = [];
  if (tag !== `v${version}`) found.push(`The tag is '${tag}', package.json says ${version}: it should be v${version}.`);
  const wheel = /__version__ = "(.*)"/.exec(read('python/src/pytest_stepmill/version.py'))?.[1];
  if (wheel !== version) found.push(`python/src/pytest_stepmill/version.py says ${wheel}: it should be ${version}.`);
  if (lock.version !== version) found.push(`package-lock.json says ${lock.version}: run npm install.`);
  for (const name of ['author', 'license']) if (!manifest[name]) found.push(`package.json has no "${name}".`);
  if (notes === undefined) found.push(`CHANGELOG.md has no heading '## ${version} - YYYY-MM-DD'.`);
  else if (notes === '') found.push(`CHANGELOG.md has nothing under ${version}.`);
  const unreleased = notesOf('Unreleased');
  if (unreleased === undefined) found.push("CHANGELOG.md has no heading '## Unreleased' for the changes to come.");
  else if (unreleased !== '') found.push(`CHANGELOG.md has entries under "Unreleased" that belong to ${version}.`);
  return found;
}

/** The text under a version's heading. */
function notesOf(name) {
  const date = name === 'Unreleased' ? '' : ' - \\d{4}-\\d{2}-\\d{2}';
  const heading = new RegExp(`^## ${name.replaceAll('.', '\\.')}${date}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm');
  return heading.exec(changelog)?.[1].trim();
}

function skips(name) {
  return options.skip.split(',').includes(name);
}

function clean() {
  if (skips('clean')) return [];
  const { status, stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) return ['git status fails here: a release needs a checkout.'];
  return stdout === '' ? [] : [`The tree is not clean:\n${stdout.trimEnd()}`];
}

function failedChecks() {
  return Object.entries(checks)
    .filter(([name]) => !skips(name))
    .filter(([name, shows]) => {
      console.log(`release: npm run ${name} (${shows})`);
      const { status } = spawnSync('npm', ['run', '--silent', name], {
        cwd: root,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      });
      return status !== 0;
    })
    .map(([name]) => `npm run ${name} fails.`);
}
