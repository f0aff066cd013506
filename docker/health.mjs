// The image's health check: asks the server of this container on the port that its command names.
import fs from 'node:fs';
import path from 'node:path';

const command = path.join(import.meta.dirname, 'dist/cli.js');
const port = fs
  .readdirSync('/proc')
  .filter((name) => /^\d+$/.test(name))
  .map(argumentsOf)
  .filter((args) => args.includes(command))
  .map(portIn)[0];

const { ok } = await fetch(`http://127.0.0.1:${port}/health`);
process.exit(ok ? 0 : 1);

function argumentsOf(id) {
  try {
    return fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // It has ended.
  }
}

function portIn(args) {
  const at = args.findIndex((arg) => /^(-p|--port)/.test(arg));
  if (at === -1) return '8083';
  return /^(?:--port=|-p=?)(\d+)$/.exec(args[at])?.[1] ?? args[at + 1];
}
