import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { compare } from '../lib/measure.mjs';

const require = createRequire(import.meta.url);

/** Requests of several clients at once: what they bring about is written together. */
const atOnce = 16;

/** StartExecution of 10 Pass states, over HTTP, in memory and with a data directory. */
export async function durable({ definition, input }, options) {
  const { createService, startServer } = require('stepmill');
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-bench-'));
  const agent = new http.Agent({ keepAlive: true });
  const body = (stateMachineArn) => JSON.stringify({ stateMachineArn, input: JSON.stringify(input) });
  const open = async (name, data) => {
    const service = createService({ time: 'skip', data, keep: { executions: 1000 } });
    const server = await startServer(service, { port: 0 });
    const { stateMachineArn } = service.call('CreateStateMachine', {
      name: 'Bench',
      definition: JSON.stringify(definition),
      roleArn: 'arn:aws:iam::123456789012:role/bench',
    });
    const headers = { 'x-amz-target': 'AWSStepFunctions.StartExecution' };
    const text = body(stateMachineArn);
    const one = () =>
      new Promise((resolve, reject) => {
        const options = { port: server.port, host: '127.0.0.1', agent, method: 'POST', headers };
        const request = http.request(options, (response) => response.resume().on('end', resolve));
        request.on('error', reject).end(text);
      });
    return {
      http: { name, run: () => Promise.all(Array.from({ length: atOnce }, one)) },
      async close() {
        await server.close();
        service.close();
      },
    };
  };
  const all = [
    await open('in memory'),
    await open('batched', { folder: path.join(root, 'batched') }),
    await open('each', { folder: path.join(root, 'each'), durable: 'each' }),
  ];
  const results = await compare(
    all.map((one) => one.http),
    options,
  );
  for (const one of all) await one.close();
  agent.destroy();
  fs.rmSync(root, { recursive: true });
  return results.map(({ name, us, ratio }) => ({ name, us: us / atOnce, ratio }));
}
