import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TelemetryOutput } from '../../../src/cli/start/TelemetryOutput';
import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';

let folder: string;
let service: Service;
let printed: string;
const stream = { isTerminal: false, colour: false, columns: 80, write: (text: string) => void (printed += text) };
const terminal = { stdout: stream, stderr: stream };

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-telemetry-'));
  service = createService({ time: 'skip' });
  printed = '';
});
afterEach(() => {
  service.close();
  fs.rmSync(folder, { recursive: true });
});

function start(definition: object): void {
  const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:g:*';
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'M',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    definition: JSON.stringify(definition),
    loggingConfiguration: { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] },
  }) as { stateMachineArn: string };
  void service.call('StartExecution', { stateMachineArn, name: 'e' });
}

const linesOf = (text: string): any[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

test('appends logs and events to files as they come, one JSON object a line', async () => {
  const [executionLogs, statusEvents] = [path.join(folder, 'logs'), path.join(folder, 'events')] as const;
  fs.writeFileSync(executionLogs, '{"type":"before"}\n');
  const output = new TelemetryOutput(service, { executionLogs, statusEvents }, terminal);
  start({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
  const read = (): [string[], string[]] => [
    linesOf(fs.readFileSync(executionLogs, 'utf8')).map(({ type }) => type),
    linesOf(fs.readFileSync(statusEvents, 'utf8')).map(({ detail }) => detail.status),
  ];
  expect(read()).toEqual([
    ['before', 'ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'],
    ['RUNNING', 'SUCCEEDED'],
  ]);
  await output.close();
  expect(read()[1]).toHaveLength(2);
  expect(printed).toBe('');
});

test('- prints; executions that still run at the end are printed as far as they came', async () => {
  const output = new TelemetryOutput(service, { executionLogs: '-' }, terminal);
  start({
    StartAt: 'T',
    States: {
      T: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: {
          QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
          'MessageBody.$': '$$.Task.Token',
        },
        End: true,
      },
    },
  });
  await output.close();
  expect(linesOf(printed).map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSubmitted',
  ]);
});

test('rejects an unwritable file and an unreachable endpoint at the start', () => {
  const executionLogs = path.join(folder, 'absent', 'logs');
  expect(() => new TelemetryOutput(service, { executionLogs }, terminal)).toThrow(
    /absent\/logs cannot be written: ENOENT/,
  );
  expect(() => new TelemetryOutput(service, { statusEvents: 'eventbridge' }, terminal)).toThrow(
    'set AWS_ENDPOINT_URL_EVENTBRIDGE',
  );
});
