// `node .ci/executable.mjs FOLDER`: makes FOLDER/stepmill, one file that needs no Node: Node 24 with the packed package and
// its dependencies in it; and FOLDER/stepmill.cdx.json, which lists them. Prints the path of the program and its size.
//
// The package stays files, which the program unpacks once: it reads bootstraps of Lambda runtimes, the console and workers
// from disk, and late modules by their path.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { sbomOf } from './executable/sbom.mjs';
import { fetchRelease } from './fetchRelease.mjs';
import { dependencies, packagesIn } from './program.mjs';

const root = path.join(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? '.');
const work = path.join(folder, 'work');
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

fs.rmSync(work, { recursive: true, force: true });
fs.mkdirSync(work, { recursive: true });
const files = new Map();
addPackage();
for (const name of dependencies()) files.set(name, fs.readFileSync(path.join(root, name)));
const archive = gzipSync(archiveOf(files), { level: 9 });
const id = createHash('sha256').update(archive).digest('hex').slice(0, 16);
fs.writeFileSync(path.join(work, 'package.gz'), archive);
fs.writeFileSync(path.join(work, 'id'), id);
fs.copyFileSync(path.join(import.meta.dirname, 'executable/main.cjs'), path.join(work, 'main.cjs'));
const config = {
  main: path.join(work, 'main.cjs'),
  output: path.join(work, 'stepmill.blob'),
  disableExperimentalSEAWarning: true,
  assets: { package: path.join(work, 'package.gz'), id: path.join(work, 'id') },
};
fs.writeFileSync(path.join(work, 'config.json'), JSON.stringify(config));
const node = node24();
execFileSync(node, ['--experimental-sea-config', path.join(work, 'config.json')], { stdio: ['ignore', 2, 2] });
const program = path.join(folder, process.platform === 'win32' ? 'stepmill.exe' : 'stepmill');
fs.copyFileSync(node, program);
fs.chmodSync(program, 0o755);
const { inject } = (await import('postject')).default;
await inject(program, 'NODE_SEA_BLOB', fs.readFileSync(config.output), { sentinelFuse: fuse });
fs.rmSync(work, { recursive: true, force: true });
fs.writeFileSync(
  path.join(folder, 'stepmill.cdx.json'),
  `${JSON.stringify(sbomOf(root, packagesIn(), node), null, 2)}\n`,
);
console.log(`${program} ${(fs.statSync(program).size / 1024 / 1024).toFixed(0)} MiB`);

function addPackage() {
  const packed = execFileSync(process.execPath, [path.join(import.meta.dirname, 'pack.mjs'), work], {
    encoding: 'utf8',
  });
  execFileSync('tar', ['-xzf', packed.trim(), '-C', work]);
  addFolder(path.join(work, 'package'), 'node_modules/stepmill', (name) => !/\.d\.m?ts$|^docs\//.test(name));
}

function addFolder(from, to, keeps) {
  for (const entry of fs.readdirSync(from, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(from, file).replaceAll(path.sep, '/');
    if (keeps(name)) files.set(`${to}/${name}`, fs.readFileSync(file));
  }
}

/** A line of JSON with the names and lengths of the files, then their bytes, in order. */
function archiveOf(contents) {
  const index = [...contents].map(([name, bytes]) => [name, bytes.length]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...contents.values()]);
}

function node24() {
  fetchRelease('nodes', 'node', '24', 'bin/node');
  const found = path.join(root, 'node_modules/.cache/nodes/24/node_modules/node/bin/node');
  if (!fs.existsSync(found)) throw new Error('Node 24 cannot be had: the package `node` brings it.');
  return found;
}
