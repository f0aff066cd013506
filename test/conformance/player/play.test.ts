import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// The failing half: what the player prints of an emulator that answers something else.

const player = path.join(__dirname, '../../../conformance/play.mjs');
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-player-'));
  fs.writeFileSync(path.join(folder, 'target.mjs'), target);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A server whose machines end as their definition says: { status, output, events }. */
const target = `
import http from 'node:http';
const machines = new Map();
const arn = (kind, name) => 'arn:aws:states:us-east-1:123456789012:' + kind + ':' + name;
const operations = {
  CreateStateMachine: ({ name, definition }) => (machines.set(name, JSON.parse(definition)), { stateMachineArn: arn('stateMachine', name) }),
  StartExecution: ({ stateMachineArn }) => ({ executionArn: arn('execution', stateMachineArn.split(':')[6] + ':e'), startDate: 1 }),
  DescribeExecution: ({ executionArn }) => machines.get(executionArn.split(':')[6]).described,
  GetExecutionHistory: ({ executionArn }) => ({ events: machines.get(executionArn.split(':')[6]).events }),
  DeleteStateMachine: () => ({}),
  StopExecution: () => ({}),
};
export async function start() {
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const operation = operations[request.headers['x-amz-target'].split('.')[1]];
    response.statusCode = operation ? 200 : 400;
    response.end(JSON.stringify(operation ? operation(JSON.parse(text)) : { __type: 'a.b#UnknownOperationException', message: 'no' }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, endpoint: 'http://127.0.0.1:' + server.address().port, region: 'us-east-1', account: '123456789012', about: 'a fake' };
}
export const stop = ({ server }) => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
`;

interface Answer {
  readonly code: number;
  readonly text: string;
}

/** Plays scenarios; `members` are those of each but what all have. */
function play(members: readonly object[], ...options: string[]): Promise<Answer> {
  fs.mkdirSync(path.join(folder, 'history'));
  members.forEach((own, i) => {
    const id = `history/s-${i < 10 ? i : `x${i}`}`;
    const scenario = {
      id,
      title: `title ${i}`,
      facts: ['history/070'],
      source: { what: 'a source' },
      basis: 'captured',
      ...own,
    };
    fs.writeFileSync(path.join(folder, `${id}.json`), JSON.stringify(scenario));
  });
  const args = [
    player,
    '--scenarios',
    folder,
    '--target',
    path.join(folder, 'target.mjs'),
    '--concurrency',
    '1',
    ...options,
  ];
  return new Promise((resolve) =>
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, text: stdout + stderr }),
    ),
  );
}

const passed = [
  { id: 1, type: 'ExecutionStarted', previousEventId: 0 },
  { id: 2, type: 'PassStateEntered', previousEventId: 0, stateEnteredEventDetails: { name: 'A', input: '{ "n": 1 }' } },
  { id: 3, type: 'PassStateExited', previousEventId: 2, stateExitedEventDetails: { name: 'A', output: '2' } },
  { id: 4, type: 'ExecutionSucceeded', previousEventId: 3 },
];
const ends = (described: object, events: readonly object[] = passed): object => ({
  machine: { described: { status: 'SUCCEEDED', ...described }, events },
});
const rest = (...events: unknown[]): unknown[] => [
  [1, 0, 'ExecutionStarted'],
  [2, 0, 'PassStateEntered', 'A'],
  [3, 2, 'PassStateExited'],
  ...events,
];
const end = [4, 3, 'ExecutionSucceeded'];

/** The three lines behind the facts of each failure. */
const differences = ({ text }: Answer): string[] =>
  [...text.matchAll(/where +(.*)\n +expected +(.*)\n +got +(.*)\n/g)].map(
    ([, where, expected, got]) => `${where} | ${expected} | ${got}`,
  );

test('a scenario that passes', async () => {
  const { code, text } = await play([{ ...ends({}), expect: { status: 'SUCCEEDED', events: rest(end) } }], '--list');
  expect({ code, text }).toEqual({
    code: 0,
    text: [
      'pass  history/s-0',
      '',
      'a fake, suite 1.0.0',
      'group           scenarios     played     passed  of played     of all',
      'history                 1          1          1    100.0 %    100.0 %',
      'all                     1          1          1    100.0 %    100.0 %',
      '',
    ].join('\n'),
  });
});

test('a failure names facts, source, place, and both values', async () => {
  const { code, text } = await play([{ ...ends({ output: '2' }), expect: { output: 3 } }]);
  expect(code).toBe(1);
  expect(text.split('\n').slice(0, 5)).toEqual([
    'FAIL  history/s-0: title 0',
    '      facts     history/070 (captured: a source)',
    '      where     /steps/1/expect/output',
    '      expected  3',
    '      got       2',
  ]);
});

test('values', async () => {
  const answer = await play([
    { ...ends({ output: '{"a":1,"b":2}' }), expect: { output: { a: 1 } } },
    { ...ends({ output: '{"a":1,"b":2}' }), expect: { output: '{"b":2,"a":1}' } },
    { ...ends({ output: 2 }), expect: { output: 2 } },
    { ...ends({ output: '"2"' }), expect: { output: 2 } },
    { ...ends({ output: 'not json' }), expect: { output: {} } },
    { ...ends({ redriveCount: '0' }), expect: { redriveCount: 0 } },
    { ...ends({ error: 'E' }), expect: { error: '${:absent}' } },
    { ...ends({ name: 'x' }), expect: { name: '${:uuid}' } },
    { ...ends({ cause: 'at event 12' }), expect: { cause: 'at event #${:integer}' } },
    { ...ends({ name: 'a', error: 'b' }), expect: { name: '${same}', error: '${same}' } },
    { ...ends({ output: '[1,2]' }), expect: { output: [1] } },
    { ...ends({ extra: 1 }), expect: { $only: true, status: 'SUCCEEDED' } },
    { ...ends({ status: 'FAILED' }), expect: { status: 'SUCCEEDED' } },
    { ...ends({}), expect: { output: '${:any}' } },
  ]);
  expect(differences(answer)).toEqual([
    '/steps/1/expect/output | no member b | 2',
    '/steps/1/expect/output | {"b":2,"a":1} | {"a":1,"b":2}',
    '/steps/1/expect/output | JSON in a string | 2',
    '/steps/1/expect/output | 2 | 2',
    '/steps/1/expect/output | {} | not json',
    '/steps/1/expect/redriveCount | 0 | 0',
    '/steps/1/expect/error | no such member | E',
    '/steps/1/expect/name | ${:uuid} | x',
    '/steps/1/expect/cause | at event #${:integer} | at event 12',
    '/steps/1/expect/error | a | b',
    '/steps/1/expect/output | [1] | [1,2]',
    '/steps/1/expect | no member extra | 1',
    '/steps/1/expect/status | SUCCEEDED | FAILED',
    '/steps/1/expect/output | ${:any} | nothing',
  ]);
});

test('events', async () => {
  const expecting = (...events: unknown[]): object => ({ ...ends({}), expect: { events } });
  const answer = await play([
    expecting(...rest()),
    expecting(...rest(end, [5, 4, 'More'])),
    expecting(...rest([4, 2, 'ExecutionSucceeded'])),
    expecting(...rest([4, 3, 'ExecutionFailed'])),
    expecting([1, 0, 'ExecutionStarted', { input: {} }], ...rest(end).slice(1)),
    expecting([1, 0, 'ExecutionStarted'], [2, 0, 'PassStateEntered', null], ...rest(end).slice(2)),
    expecting([1, 0, 'ExecutionStarted'], [2, 0, 'PassStateEntered', { input: '{"n":1}' }], ...rest(end).slice(2)),
    { ...ends({}), expect: { contains: [['PassStateExited'], ['PassStateEntered']] } },
    { ...ends({}), expect: { lacks: ['PassStateExited'] } },
  ]);
  expect(differences(answer)).toEqual([
    '/steps/1/expect/events | 3 events | one more: ExecutionSucceeded',
    '/steps/1/expect/events/4/2 | More | the end of the history',
    '/steps/1/expect/events/3/1 | 2 | 3',
    '/steps/1/expect/events/3/2 | ExecutionFailed | ExecutionSucceeded',
    '/steps/1/expect/events/0/3/input | JSON in a string | nothing',
    '/steps/1/expect/events/1/3 | no details | {"name":"A","input":"{ \\"n\\": 1 }"}',
    '/steps/1/expect/events/1/3/input | {"n":1} | { "n": 1 }',
    '/steps/1/expect/contains/1/0 | PassStateEntered | no such event',
    '/steps/1/expect/lacks/0 | no PassStateExited | event 3',
  ]);
});

describe('parallel branches', () => {
  const branch = (name: string): object => ({ stateEnteredEventDetails: { name } });
  const parallel = (...inside: object[]): object[] =>
    [{ type: 'ParallelStateStarted', previousEventId: 0 }, ...inside].map((event, i) => ({ id: i + 1, ...event }));
  const wanted = [
    [1, 0, 'ParallelStateStarted'],
    [2, 1, 'PassStateEntered', 'A'],
    [3, 2, 'PassStateExited', null],
    [4, 1, 'PassStateEntered', 'B'],
    [5, 4, 'PassStateExited', null],
    [6, 5, 'ParallelStateSucceeded'],
    [7, 5, 'ParallelStateExited'],
  ];
  const entered = (name: string, previousEventId: number): object => ({
    type: 'PassStateEntered',
    previousEventId,
    ...branch(name),
  });
  const exited = (previousEventId: number): object => ({ type: 'PassStateExited', previousEventId });
  const succeeded = (previousEventId: number): object => ({ type: 'ParallelStateSucceeded', previousEventId });
  const left = (previousEventId: number): object => ({ type: 'ParallelStateExited', previousEventId });
  const playParallel = (events: object[], order?: string): object => ({
    ...ends({}, events),
    expect: { events: wanted, order },
  });

  test('any order that keeps the links passes', async () => {
    const answer = await play([
      playParallel(parallel(entered('B', 1), entered('A', 1), exited(2), exited(3), succeeded(5), left(5))),
      playParallel(parallel(entered('A', 1), entered('B', 1), exited(3), exited(2), succeeded(5), left(5))),
    ]);
    expect(differences(answer)).toEqual([]);
    expect(answer.code).toBe(0);
  });

  test('other links, branches and events do not', async () => {
    const answer = await play([
      playParallel(parallel(entered('B', 1), entered('A', 1), exited(2), exited(2), succeeded(5), left(5))),
      playParallel(parallel(entered('B', 1), entered('C', 1), exited(2), exited(3), succeeded(5), left(5))),
      playParallel(parallel(entered('B', 1), entered('A', 1), exited(2), exited(3), succeeded(5), left(6))),
      playParallel(parallel(entered('B', 1), exited(2), succeeded(3), entered('A', 1), exited(5), left(3))),
      playParallel(parallel(entered('B', 1), entered('A', 1), exited(2), exited(3), succeeded(5), left(5), left(5))),
      playParallel(parallel(entered('B', 1), entered('A', 1), exited(2), exited(3), succeeded(5), left(5)), 'exact'),
    ]);
    expect(answer.code).toBe(1);
    expect(differences(answer)).toHaveLength(6);
    expect(differences(answer)[4]).toBe('/steps/1/expect/events | ParallelStateExited 1 times | 2 times');
    expect(differences(answer)[5]).toBe('/steps/1/expect/events/1/3 | A | B');
  });
});

test('what a target cannot play counts as such, and is not a failure', async () => {
  const functions = { charge: { returns: 1 } };
  const { code, text } = await play(
    [
      { ...ends({}), functions, expect: { status: 'SUCCEEDED' } },
      { ...ends({}), seconds: 60, expect: { status: 'SUCCEEDED' } },
      { ...ends({}), expect: { status: 'SUCCEEDED' } },
    ],
    '--list',
  );
  expect(code).toBe(0);
  expect(text).toContain('----  history/s-0: needs answers of Lambda functions\n');
  expect(text).toContain('----  history/s-1: takes 60 s, and time cannot be moved\n');
  expect(text).toContain('all                     3          1          1    100.0 %     33.3 %\n');
});

test('a rejected answer, and an accepted one', async () => {
  const answer = await play([
    { steps: [{ call: 'TagResource', answer: {} }] },
    { steps: [{ call: 'DeleteStateMachine', bare: true, error: { code: 'InvalidArn' } }] },
    { steps: [{ call: 'TagResource', error: { code: 'InvalidArn' } }] },
  ]);
  expect(differences(answer)).toEqual([
    '/steps/0/answer | TagResource succeeds | UnknownOperationException: no',
    '/steps/0/error/code | InvalidArn | {}',
    '/steps/0/error/code | InvalidArn | UnknownOperationException: no',
  ]);
});

test('mistakes of a scenario stop the player', async () => {
  const { code, text } = await play([
    { ...ends({}), expect: { status: 'SUCCEEDED' }, anwser: {} },
    { ...ends({}), expect: { status: 'SUCCEEDED' }, facts: ['history/999'] },
    { ...ends({}), steps: [{ call: 'StartExecution' }] },
    { ...ends({}), steps: [{ call: 'StartExecution', answers: {} }] },
    { ...ends({}), expect: { events: [[2, 1, 'ExecutionStarted']] } },
    { ...ends({}), expect: { status: '${:uid}' } },
    { ...ends({}), id: 'history/other', expect: { status: 'SUCCEEDED' } },
  ]);
  expect(code).toBe(2);
  expect(text.split('\n')).toEqual([
    'history/s-0: /anwser is not known',
    'history/s-3: /steps/0/answers is not known',
    'history/s-5: There is no kind of placeholder ${:uid}.',
    'history/s-6: id is "history/other", but the file is history/s-6.json',
    'history/s-1: there is no fact history/999',
    'history/s-2: asserts nothing',
    'history/s-4: event 1 is numbered 2 after 1',
    '',
  ]);
});
