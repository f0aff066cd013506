// `node .ci/pack.mjs FOLDER [--unchecked]`: builds, bundles and packs the sources as they are now, and prints the path of the
// tarball, which is what is published. Nothing is built where dist/ is what the sources become.
// dist/ of the checkout is not touched, so that whatever runs from it goes on running.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isBuilt } from './built.mjs';

const root = path.join(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? '.');
const stage = path.join(folder, 'stage');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

fs.mkdirSync(stage, { recursive: true });
fs.symlinkSync(path.join(root, 'node_modules'), path.join(stage, 'node_modules'), 'junction');
for (const name of ['package.json', ...manifest.files]) {
  const from = path.join(root, name);
  if (name !== 'dist' && fs.existsSync(from)) fs.cpSync(from, path.join(stage, name), { recursive: true });
}
if (isBuilt()) fs.cpSync(path.join(root, 'dist'), path.join(stage, 'dist'), { recursive: true });
else build(path.join(stage, 'dist'));
execFileSync(process.execPath, [path.join(import.meta.dirname, 'bundle.mjs'), path.join(stage, 'dist')], {
  stdio: ['ignore', 2, 2],
});
// What only the checkout needs: nobody who installs the package builds it.
const published = { ...manifest };
for (const name of ['scripts', 'devDependencies', 'jest', 'prettier']) delete published[name];
fs.writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
// A shell takes a path apart at its spaces.
const destination = process.platform === 'win32' ? `"${folder}"` : folder;
const output = execFileSync(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', destination], {
  cwd: stage,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
console.log(path.join(folder, JSON.parse(output)[0].filename));

function build(dist) {
  const args = [path.join(import.meta.dirname, 'build.mjs'), '--out', dist, ...process.argv.slice(3)];
  execFileSync(process.execPath, args, { stdio: ['ignore', 2, 2] });
}
