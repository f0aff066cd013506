// `node .ci/release.mjs TAG`: says what keeps this checkout from being released as TAG (v1.2.3), or writes the notes of the
// release to release/notes.md. docs/releasing.md has the whole list.
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(process.env.STEPMILL_RELEASE_ROOT ?? path.join(import.meta.dirname, '..'));
const [tag = ''] = process.argv.slice(2);
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
const changelog = fs.readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8').replaceAll('\r\n', '\n');

const faults = [];
const { version } = manifest;
if (tag !== `v${version}`) faults.push(`The tag is '${tag}', package.json says ${version}: it should be v${version}.`);
if (lock.version !== version) faults.push(`package-lock.json says ${lock.version}: npm install writes it again.`);
for (const name of ['repository', 'bugs', 'homepage', 'author', 'license'])
  if (!manifest[name])
    faults.push(`package.json has no "${name}"${name === 'repository' ? ", which npm's provenance needs" : ''}.`);
const notes = notesOf(version);
if (notes === undefined) faults.push(`CHANGELOG.md has no heading '## [${version}] - YYYY-MM-DD'.`);
else if (notes === '') faults.push(`CHANGELOG.md has nothing under ${version}.`);
const unreleased = notesOf('Unreleased');
if (unreleased === undefined) faults.push("CHANGELOG.md has no heading '## [Unreleased]' for what comes next.");
else if (unreleased !== '') faults.push(`CHANGELOG.md has something under "Unreleased" that belongs to ${version}.`);

for (const fault of faults) console.error(`release: ${fault}`);
if (faults.length > 0) process.exit(1);
fs.mkdirSync(path.join(root, 'release'), { recursive: true });
fs.writeFileSync(path.join(root, 'release/notes.md'), `${notes}\n`);
console.log(`release: ${tag} can go.`);

/** What stands under the heading of a version. */
function notesOf(name) {
  const date = name === 'Unreleased' ? '' : ' - \\d{4}-\\d{2}-\\d{2}';
  const heading = new RegExp(
    `^## \\[${name.replaceAll('.', '\\.')}\\]${date}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`,
    'm',
  );
  return heading.exec(changelog)?.[1].trim();
}
