#!/usr/bin/env node
// Random calls of the API, held against a model of what there is: `node bench/randomCalls.mjs [--calls 20000] [--seed 1] [--dist DIR]`,
// after `npm run build`. Ends with 1 when an answer is another than the model's, or a status is 5xx.
import { createRequire } from 'node:module';
import http from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { Model } from './randomCalls/Model.mjs';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    dist: { type: 'string', default: path.join(import.meta.dirname, '../dist') },
  },
});
const { createService, startServer } = createRequire(import.meta.url)(path.resolve(values.dist, 'index.js'));

let random = Number(values.seed);
const chance = () => (random = (random * 48271) % 2147483647) / 2147483647;

/** What waits for its token. */
const tokens = [];
const service = createService({ time: 'manual', seed: 1, handlers: { keep: (event) => void tokens.push(event) } });
const server = await startServer(service, { port: 0 });
const agent = new http.Agent({ keepAlive: true });

function call(operation, input) {
  const headers = { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' };
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, agent, method: 'POST', headers };
    const request = http.request(options, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => {
        const body = JSON.parse(text);
        const error = response.statusCode === 200 ? undefined : body.__type.split('#').at(-1);
        resolve({ status: response.statusCode, body, error });
      });
    });
    request.on('error', reject).end(JSON.stringify(input));
  });
}

const model = new Model(chance, tokens);
const counts = new Map();
const errors = new Map();
let faults = 0;
for (let number = 1; number <= Number(values.calls); number++) {
  const { operation, input, expected } = model.next();
  const reply = await call(operation, input);
  counts.set(operation, (counts.get(operation) ?? 0) + 1);
  if (reply.error !== undefined) errors.set(reply.error, (errors.get(reply.error) ?? 0) + 1);
  const found = expected.read(reply);
  if (reply.status < 500 && isDeepStrictEqual(found, expected.value)) continue;
  faults += 1;
  console.log(`FAULT at call ${number}: ${operation} ${JSON.stringify(input)}
  is ${JSON.stringify(found)}
  not ${JSON.stringify(expected.value)}; answer ${reply.status} ${JSON.stringify(reply.body).slice(0, 300)}`);
  // What the model takes for true is of no use any more.
  if (faults === 5) break;
}
agent.destroy();
await server.close();
service.close();
console.log(
  [...counts]
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', '),
);
console.log(
  [...errors]
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', '),
);
const done = [...counts.values()].reduce((sum, count) => sum + count, 0);
console.log(
  `${done} calls of ${counts.size} operations, seed ${values.seed}, ${faults} answers that the model does not have`,
);
process.exitCode = faults > 0 ? 1 : 0;
