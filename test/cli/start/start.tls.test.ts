import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { CommandHere } from '../support/runCommand';

// A server that speaks HTTPS.

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-tls-'));
const cert = path.join(folder, 'cert.pem');
const key = path.join(folder, 'key.pem');
const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
const made = spawnSync(
  'openssl',
  ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
  { encoding: 'utf8' },
);
if (made.status !== 0) console.warn('openssl is not here: HTTPS is not tested.');
const describeTls: jest.Describe = made.status === 0 ? describe : describe.skip;

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describeTls('stepmill start --tls-cert --tls-key', () => {
  let server: CommandHere;
  let url: string;
  beforeAll(async () => {
    server = new CommandHere(['start', '--port', '0', '--tls-cert', cert, '--tls-key', key, '--log-level', 'debug']);
    url = /ready at (https:\S+)/.exec(await server.firstLine())![1]!;
  });
  afterAll(() => server.end());

  test('answers over HTTPS, and logs the request', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const headers = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
      const request = https.request(
        url,
        { method: 'POST', headers, ca: fs.readFileSync(cert), agent: false },
        (reply) => {
          let body = '';
          reply.on('data', (chunk: Buffer) => (body += chunk.toString()));
          reply.on('end', () => resolve(body));
        },
      );
      request.on('error', reject);
      request.end('{}');
    });
    expect(JSON.parse(text)).toEqual({ stateMachines: [] });
    expect(await server.untilError(/ms\n/)).toMatch(/^ListStateMachines 200 \d+\.\d ms$/m);
  });

  test('a harness that trusts the certificate runs its tests there', async () => {
    const script = `
      const { stepmill, expect } = require(${JSON.stringify(path.join(__dirname, '../../../src/node.ts'))});
      const sfn = stepmill({ endpoint: ${JSON.stringify(url)} });
      const machine = sfn.stateMachine({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 9, End: true } } });
      require('node:test').test('waits', async () => {
        const run = await machine.run({ a: 1 });
        expect(run).toHaveTaken('9s');
      });`;
    const register = path.join(__dirname, '../support/typescript.cjs');
    const child = spawn(process.execPath, ['--require', register, '-e', script], {
      env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: cert },
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    expect(text).toMatch(/^(?:#|ℹ) pass 1$/m);
  });
});

test.each([
  [['--tls-cert', 'c.pem'], 'HTTPS needs both --tls-cert and --tls-key: files in PEM.'],
  [['--tls-cert', 'lost.pem', '--tls-key', 'k.pem'], /--tls-cert lost\.pem cannot be read: ENOENT/],
  [['--tls-cert', __filename, '--tls-key', __filename], /^stepmill: The certificate and the key cannot be used: /m],
])('fails for %j', async (args, message) => {
  const { code, stderr } = await new CommandHere(['start', '--port', '0', ...args]).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
