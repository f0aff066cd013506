import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordingOfHistory } from '../../../src/insight/recordings/recordingOfHistory';
import { startSeconds, wireEvents, type ShortEvent } from '../../harness/support/storyOf';

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-history-'));
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function write(content: unknown, name = 'history.json'): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const machine = { name: 'Order', definition: '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}' };
const passed: readonly ShortEvent[] = [
  ['ExecutionStarted', 0, { input: { id: 1 } }],
  ['PassStateEntered', 1, { name: 'P', input: { id: 1 } }],
  ['PassStateExited', 2, { name: 'P', output: { id: 1 } }, 2],
  ['ExecutionSucceeded', 3, { output: { id: 1 } }, 2],
];
const execution = (content: unknown, given: object = {}, name?: string) =>
  recordingOfHistory(write(content, name), { ...machine, ...given }).execution;
const description = (events: readonly ShortEvent[]) => execution({ events: wireEvents(events) }).description;

test('the first and the last event provide the data of DescribeExecution', () => {
  const { recordedAt, ...recording } = recordingOfHistory(
    write({ events: wireEvents(passed) }, 'order 17.export.json'),
    machine,
  );
  expect(Number.isNaN(Date.parse(recordedAt))).toBe(false);
  const arn = 'arn:aws:states:us-east-1:123456789012';
  expect(recording).toEqual({
    scrubbed: [],
    stateMachine: { stateMachineArn: `${arn}:stateMachine:Order`, type: 'STANDARD', ...machine },
    execution: {
      description: {
        executionArn: `${arn}:execution:Order:order-17`,
        stateMachineArn: `${arn}:stateMachine:Order`,
        name: 'order-17',
        status: 'SUCCEEDED',
        startDate: startSeconds,
        stopDate: startSeconds + 2,
        input: '{"id":1}',
        output: '{"id":1}',
        redriveCount: 0,
      },
      events: wireEvents(passed),
      mapRuns: [],
    },
  });
});

test('a list of events will do, in any order, with the times of the AWS CLI', () => {
  const texts = wireEvents(passed).map((event) => ({
    ...event,
    timestamp: new Date((event as { timestamp: number }).timestamp * 1000).toISOString(),
  }));
  expect(execution(texts.reverse()).events).toEqual(wireEvents(passed));
});

test('account and region are the given ones', () => {
  const given = { account: '999999999999', region: 'eu-west-1' };
  expect(execution({ events: wireEvents(passed) }, given).description['executionArn']).toBe(
    'arn:aws:states:eu-west-1:999999999999:execution:Order:history',
  );
});

test.each<[string, ShortEvent, object]>([
  ['FAILED', ['ExecutionFailed', 3, { error: 'E', cause: 'c' }, 2], { error: 'E', cause: 'c' }],
  ['TIMED_OUT', ['ExecutionTimedOut', 3, { error: 'States.Timeout' }, 2], { error: 'States.Timeout' }],
  ['ABORTED', ['ExecutionAborted', 3, {}, 2], {}],
])('an execution that is %s', (status, last, rest) => {
  const { output: _output, ...told } = description([...passed.slice(0, 3), last]);
  expect(told).toMatchObject({ status, ...rest });
});

test('redrives are counted', () => {
  const redriven: readonly ShortEvent[] = [
    ['ExecutionStarted', 0, { input: {} }],
    ['FailStateEntered', 1, { name: 'P', input: {} }],
    ['ExecutionFailed', 2, { error: 'E' }],
    ['ExecutionRedriven', 3, { redriveCount: 1 }, 1],
    ['FailStateEntered', 4, { name: 'P', input: {} }, 1],
    ['ExecutionFailed', 5, { error: 'E' }, 1],
  ];
  expect(description(redriven)).toMatchObject({ status: 'FAILED', redriveCount: 1 });
});

test.each<[string, () => unknown, RegExp]>([
  ['no JSON', () => '{', /history\.json/],
  [
    'something else',
    () => ({ executions: [] }),
    /is not a response of GetExecutionHistory, which is an object with 'events'\.$/,
  ],
  ['events that are none', () => ({ events: [{ id: 1 }] }), /is not a response of GetExecutionHistory/],
  [
    'one page',
    () => ({ events: wireEvents(passed), nextToken: 't' }),
    /is one page of a history: fetch the next pages with its nextToken, and concatenate the events\.$/,
  ],
  ['one page of the AWS CLI', () => ({ events: wireEvents(passed), NextToken: 't' }), /is one page of a history/],
  [
    'a Map Run',
    () => [...wireEvents(passed), { id: 5, previousEventId: 3, type: 'MapRunStarted', timestamp: startSeconds }],
    /has a Map Run whose children have their own histories: record the execution by its ARN\.$/,
  ],
  ['an execution that runs', () => wireEvents(passed.slice(0, 3)), /cannot be recorded\. /],
  ['a history that begins in the middle', () => wireEvents(passed).slice(1), /cannot be recorded\. /],
])('%s cannot be recorded', (_what, content, message) => {
  expect(() => execution(content())).toThrow(message);
});
