// `node .ci/nodes.mjs`: fetches the other releases of Node that tests run on (package `node`). The tests of one that cannot be
// had skip; so do those of the program for arm64 where no QEMU runs it. The last release is the newest: a line says when there is a newer one.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { node24For } from './executable/node24.mjs';
import { fetchRelease } from './fetchRelease.mjs';

const releases = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'nodes.json'), 'utf8'));
for (const release of releases) fetchRelease('nodes', 'node', release, 'bin/node');
// What runs programs for another processor.
if (spawnSync('qemu-aarch64', ['--version']).status === 0) node24For('linux-arm64');

const options = { encoding: 'utf8', shell: process.platform === 'win32', timeout: 60_000 };
const newest = /^\d+/.exec(spawnSync('npm', ['view', 'node', 'version'], options).stdout)?.[0];
if (newest !== undefined && !releases.includes(newest))
  console.log(`Node ${newest} is out. The tests run on ${releases.join(', ')}: .ci/nodes.json.`);
