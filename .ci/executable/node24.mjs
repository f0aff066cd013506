import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fetchRelease } from '../fetchRelease.mjs';

const cache = path.join(import.meta.dirname, '../../node_modules/.cache/nodes');

/** The program of Node 24 for this machine, which is fetched if it is not there. Throws if it cannot be had. */
export function node24() {
  fetchRelease('nodes', 'node', '24', 'bin/node');
  return there(path.join(cache, '24/node_modules/node/bin/node'), 'node');
}

/** The same release for another platform: `linux-arm64`. */
export function node24For(platform) {
  const name = `node-${platform}`;
  // npm only installs it by force.
  const options = ['--force', '--ignore-scripts'];
  fetchRelease('nodes', name, versionOf(node24()), 'bin/node', { options, folder: platform });
  return there(path.join(cache, platform, 'node_modules', name, 'bin/node'), name);
}

/** `24.21.0` */
export function versionOf(node) {
  return execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
}

function there(file, name) {
  if (!fs.existsSync(file)) throw new Error(`Node 24 cannot be had: the package \`${name}\` brings it.`);
  return file;
}
