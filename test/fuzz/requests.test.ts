import http from 'node:http';
import fc from 'fast-check';
import { controls } from '../emulator/control/support/useControl';
import { controlRoot } from '../../src/emulator/control/Control';
import { operationNames } from '../../src/emulator/operations/operations';
import { startServer, type RunningServer } from '../../src/emulator/server/startServer';
import { createService } from '../../src/emulator/service/createService';
import type { Service } from '../../src/emulator/service/Service';
import { machines } from './machines';
import { changed, fuzzing, hangsAfterMs, oddText, oddValue } from './odd';

// Whatever is sent, the server answers: with what the operation answers, or with a mistake of whoever has sent it.

let service: Service;
let server: RunningServer;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  service = createService({ time: 'skip', seed: 1, handlers: { echo: (event: unknown) => event } });
  server = await startServer(service, { port: 0 });
});

afterAll(async () => {
  agent.destroy();
  await server.close();
  service.close();
});

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

function send({ method, path, headers, body }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: server.port, agent, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function answers(sent: Sent): Promise<void> {
  const { status, text } = await send(sent);
  expect({ sent, status, text }).toMatchObject({ status: expect.not.stringMatching(/^5/) });
  expect({ sent, text, isDefect: status >= 500 }).toMatchObject({ isDefect: false });
}

const roleArn = 'arn:aws:iam::123456789012:role/r';
const prefix = 'arn:aws:states:us-east-1:123456789012';
const definition = JSON.stringify(machines[0]);
const inputs: readonly object[] = [
  {
    name: 'M',
    definition,
    roleArn,
    type: 'STANDARD',
    tags: [{ key: 'a', value: 'b' }],
    publish: true,
    versionDescription: 'd',
  },
  {
    name: 'M',
    definition,
    roleArn,
    loggingConfiguration: { level: 'OFF', includeExecutionData: true, destinations: [] },
    tracingConfiguration: { enabled: true },
  },
  { stateMachineArn: `${prefix}:stateMachine:M`, name: 'e', input: '{"a":1}', traceHeader: 't' },
  {
    executionArn: `${prefix}:execution:M:e`,
    maxResults: 10,
    reverseOrder: true,
    includeExecutionData: false,
    nextToken: 'x',
  },
  {
    stateMachineArn: `${prefix}:stateMachine:M`,
    statusFilter: 'RUNNING',
    maxResults: 5,
    mapRunArn: `${prefix}:mapRun:M/x:y`,
  },
  { taskToken: 'a.b', output: '{}', error: 'E', cause: 'C' },
  {
    definition,
    roleArn,
    input: '{}',
    inspectionLevel: 'TRACE',
    stateName: 'P',
    mock: { result: '{}' },
    variables: '{}',
    context: '{}',
  },
  { name: 'a', routingConfiguration: [{ stateMachineVersionArn: `${prefix}:stateMachine:M:1`, weight: 100 }] },
  { resourceArn: `${prefix}:stateMachine:M`, tags: [{ key: 'k', value: 'v' }], tagKeys: ['k'] },
];

/** Those that wait for somebody. */
const operations = operationNames.filter((name) => name !== 'GetActivityTask');

test(
  'inputs of all operations',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...operations),
        fc.oneof(changed(...inputs), changed(...inputs), oddValue),
        (name, input) =>
          answers({
            method: 'POST',
            path: '/',
            headers: { 'x-amz-target': `AWSStepFunctions.${name}` },
            body: JSON.stringify(input) ?? '',
          }),
      ),
      fuzzing,
    );
  },
  hangsAfterMs,
);

test(
  'bodies of any bytes',
  async () => {
    const bytes = fc.uint8Array({ maxLength: 60 }).map((some) => Buffer.from(some));
    const cut = fc.tuple(fc.constantFrom(...inputs), fc.nat(400), oddText).map(([input, at, text]) => {
      const whole = JSON.stringify(input);
      return Buffer.from(whole.slice(0, at) + text + whole.slice(at + 1));
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operations, 'Nope'), fc.oneof(bytes, cut), (name, body) =>
        answers({ method: 'POST', path: '/', headers: { 'x-amz-target': `AWSStepFunctions.${name}` }, body }),
      ),
      fuzzing,
    );
  },
  hangsAfterMs,
);

/** Those that end when something comes, which may be never; and those that end other tests' things. */
const waiting = /wait|watch|changes|events/i;
const routes = controls.filter(({ name, path }) => !waiting.test(name) && !waiting.test(path));

test(
  'messages of the control API',
  async () => {
    const some: readonly object[] = [
      { seconds: 5, executionArn: `${prefix}:execution:M:e` },
      { time: 'skip', seed: 3, mocks: { StateMachines: {}, MockedResponses: {} }, keep: { executions: 3 } },
      { state: 'P', machine: 'M', returns: { a: 1 }, times: 2 },
      { to: '2030-01-01T00:00:00Z' },
      { taskToken: 'a.b', output: {} },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        fc.oneof(changed(...some), oddValue),
        oddText,
        (control, body, text) => {
          const part = encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '')).replaceAll('.', '%2E') || 'x';
          const path = `${controlRoot}/v1${control.path.replace(/\{account\}/g, '222222222222').replace(/\{\w+\}/g, part)}`;
          const sends = control.method !== 'GET' && control.method !== 'DELETE';
          return answers({ method: control.method, path, body: sends ? (JSON.stringify(body) ?? '') : '' });
        },
      ),
      fuzzing,
    );
  },
  hangsAfterMs,
);
