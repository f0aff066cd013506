// `node .ci/executable.mjs FOLDER [--platform linux-arm64] [--package TARBALL]`: makes FOLDER/stepmill, one file that needs no
// Node: Node 24 with the packed package and its dependencies in it; and FOLDER/stepmill.cdx.json, which lists them. Prints the
// path of the program and its size. Without a platform it is for this machine; without a tarball the sources are packed.
//
// The package stays files, which the program unpacks once: it reads bootstraps of Lambda runtimes, the console and workers
// from disk, and late modules by their path.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { node24, node24For, versionOf } from './executable/node24.mjs';
import { sbomOf } from './executable/sbom.mjs';
import { dependencies, packagesIn } from './program.mjs';

const root = path.join(import.meta.dirname, '..');
const { positionals, values: given } = parseArgs({
  allowPositionals: true,
  options: { platform: { type: 'string' }, package: { type: 'string' } },
});
const folder = path.resolve(positionals[0] ?? '.');
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
// Nothing that is added to it is compiled, so any Node 24 makes it for all of them.
const runtime = given.platform === undefined ? node : node24For(given.platform);
execFileSync(node, ['--experimental-sea-config', path.join(work, 'config.json')], { stdio: ['ignore', 2, 2] });
const program = path.join(folder, process.platform === 'win32' ? 'stepmill.exe' : 'stepmill');
fs.copyFileSync(runtime, program);
fs.chmodSync(program, 0o755);
const { inject } = (await import('postject')).default;
await inject(program, 'NODE_SEA_BLOB', fs.readFileSync(config.output), { sentinelFuse: fuse });
fs.rmSync(work, { recursive: true, force: true });
fs.writeFileSync(
  path.join(folder, 'stepmill.cdx.json'),
  `${JSON.stringify(sbomOf(root, packagesIn(), { version: versionOf(node), file: runtime }), null, 2)}\n`,
);
console.log(`${program} ${(fs.statSync(program).size / 1024 / 1024).toFixed(0)} MiB`);

function addPackage() {
  const packer = [path.join(import.meta.dirname, 'pack.mjs'), work];
  const packed = given.package ?? execFileSync(process.execPath, packer, { encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', packed, '-C', work]);
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
