// The image's health check: asks the server of this container on the port that its command names.
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';

const command = path.join(import.meta.dirname, 'dist/cli.js');
const args = fs
  .readdirSync('/proc')
  .filter((name) => /^\d+$/.test(name))
  .map(argumentsOf)
  .find((each) => each.includes(command));

const { get } = args?.some((arg) => /^--tls-cert\b/.test(arg)) ? https : http;
// Its certificate is for clients, which ask for a name of it.
get({ host: '127.0.0.1', port: portIn(args ?? []), path: '/health', rejectUnauthorized: false })
  .on('response', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1))
  .on('error', () => process.exit(1));

function argumentsOf(id) {
  try {
    return fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // It has ended.
  }
}

function portIn(words) {
  const at = words.findIndex((word) => /^(-p|--port)/.test(word));
  if (at === -1) return '8083';
  return /^(?:--port=|-p=?)(\d+)$/.exec(words[at])?.[1] ?? words[at + 1];
}
