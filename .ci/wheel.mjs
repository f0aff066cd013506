// `node .ci/wheel.mjs FOLDER`: makes the wheel of python/ that carries the program FOLDER/stepmill, for this system, beside
// it. Prints its path and its size. Needs python3 with build and hatchling; `STEPMILL_PYTHON` names another Python.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? '.');
const program = path.join(folder, 'stepmill');
const python = process.env.STEPMILL_PYTHON ?? 'python3';

const tag = `py3-none-${platformOf(fs.readFileSync(program))}`;
execFileSync(python, ['-m', 'build', '--no-isolation', '--wheel', '--outdir', folder, path.join(root, 'python')], {
  env: { ...process.env, STEPMILL_WHEEL_PROGRAM: program, STEPMILL_WHEEL_TAG: tag },
  stdio: ['ignore', 2, 2],
});
const name = fs.readdirSync(folder).find((each) => each.endsWith(`-${tag}.whl`));
if (name === undefined) throw new Error(`There is no wheel for ${tag} in ${folder}.`);
const wheel = path.join(folder, name);
console.log(`${wheel} ${(fs.statSync(wheel).size / 1024 / 1024).toFixed(0)} MiB`);

/** The platform tag of a program for Linux: its processor, and the newest glibc that it names (PEP 600). */
function platformOf(bytes) {
  if (bytes.readUInt32BE(0) !== 0x7f454c46) throw new Error(`${program} is not a program for Linux.`);
  const machine = { 0x3e: 'x86_64', 0xb7: 'aarch64' }[bytes.readUInt16LE(18)];
  if (machine === undefined) throw new Error(`${program} is for another processor than x86_64 and aarch64.`);
  const needed = [...bytes.toString('latin1').matchAll(/GLIBC_2\.(\d+)(?:\.\d+)?\0/g)].map(([, minor]) =>
    Number(minor),
  );
  return `manylinux_2_${Math.max(...needed)}_${machine}`;
}
