import { createService } from '../../../../src/emulator/service/createService';
import { historyInside } from '../../../../src/emulator/service/inspect';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';
import { lambda, mock } from '../../../../src/tasks/mocking/scripts';
import type { ScriptBuilder } from '../../../../src/tasks/mocking/ScriptBuilder';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const inner = {
  StartAt: 'Charge',
  States: { Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', End: true } },
};
const retry = [{ ErrorEquals: ['Card.Declined'], IntervalSeconds: 3, MaxAttempts: 1 }];
const caught = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Caught' }];
const after = { Next: 'Done' };

const inlineMap = { Type: 'Map', ItemsPath: '$.items', ItemProcessor: inner, ResultPath: '$.charged', ...after };
const distributedMap = {
  ...inlineMap,
  ItemsPath: undefined,
  ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'b' } },
  ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
};
const parallel = { Type: 'Parallel', Branches: [inner, { ...inner, ...ship() }], ResultPath: '$.both', ...after };

function ship(): object {
  return { StartAt: 'Ship', States: { Ship: { ...inner.States.Charge } } };
}

interface Ended {
  readonly status: string;
  readonly output: unknown;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** `4←2 MapStateExited`. */
  readonly events: readonly string[];
  /** Seconds from its start to its end. */
  readonly seconds: number;
}

function run(
  state: object,
  scripts: readonly ScriptBuilder[],
  options: ServiceOptions & { testCase?: string } = {},
): Ended {
  const { testCase, ...rest } = options;
  const service = createService({ time: 'skip', seed: 1, ...rest });
  service.mocks.use(...scripts);
  return finish(service, state, testCase);
}

function finish(service: Service, state: object, testCase?: string): Ended {
  const end = { Type: 'Pass', End: true };
  const States = { Each: state, Done: end, ...('Catch' in state ? { Caught: end } : {}) };
  const definition = JSON.stringify({ StartAt: 'Each', States });
  const { stateMachineArn } = service.call('CreateStateMachine', { name: 'm', definition, roleArn }) as {
    stateMachineArn: string;
  };
  const arn = testCase === undefined ? stateMachineArn : `${stateMachineArn}#${testCase}`;
  const { executionArn } = service.call('StartExecution', {
    stateMachineArn: arn,
    input: '{"items":[1,2]}',
  }) as { executionArn: string };
  const { status, output, error, cause, startDate, stopDate } = service.execution(executionArn)!;
  const events = historyInside(service, executionArn).map(
    ({ id, previousEventId, type }) => `${id}←${previousEventId} ${type}`,
  );
  return { status, output, error, cause, events, seconds: (stopDate! - startDate) / 1000 };
}

test('a Map is entered, its mocked result is taken instead of iterations, and ResultPath applies', () => {
  expect(
    run(inlineMap, [
      mock('Each')
        .when({ items: [1, 2] })
        .returns(['c-1', 'c-2']),
    ]),
  ).toEqual({
    status: 'SUCCEEDED',
    output: { items: [1, 2], charged: ['c-1', 'c-2'] },
    error: undefined,
    cause: undefined,
    events: [
      '1←0 ExecutionStarted',
      '2←0 MapStateEntered',
      '3←2 MapStateStarted',
      '4←3 MapStateSucceeded',
      '5←3 MapStateExited',
      '6←5 PassStateEntered',
      '7←6 PassStateExited',
      '8←7 ExecutionSucceeded',
    ],
    seconds: 0,
  });
});

test('so is a Parallel, with one result a branch', () => {
  const { output, events } = run(parallel, [mock('Each').returns(['c-1', 's-1']).after('5s')]);
  expect(output).toEqual({ items: [1, 2], both: ['c-1', 's-1'] });
  expect(events.slice(1, 5)).toEqual([
    '2←0 ParallelStateEntered',
    '3←2 ParallelStateStarted',
    '4←3 ParallelStateSucceeded',
    '5←3 ParallelStateExited',
  ]);
});

test.each([
  ['Map', inlineMap],
  ['Parallel', parallel],
])('an error of a mocked %s is retried and caught', (type, state) => {
  const { status, output, events, seconds } = run({ ...state, Retry: retry, Catch: caught }, [
    mock('Each').throws('Card.Declined', 'no money'),
  ]);
  expect({ status, output, seconds }).toEqual({
    status: 'SUCCEEDED',
    output: { items: [1, 2], error: { Error: 'Card.Declined', Cause: 'no money' } },
    seconds: 3,
  });
  expect(events.slice(1, 6)).toEqual([
    `2←0 ${type}StateEntered`,
    `3←2 ${type}StateStarted`,
    `4←3 ${type}StateStarted`,
    `5←4 ${type}StateFailed`,
    `6←5 ${type}StateExited`,
  ]);
});

test('an error that nobody catches fails the execution', () => {
  const { status, error, cause } = run(inlineMap, [mock('Each').throws('Card.Declined', 'no money')]);
  expect({ status, error, cause }).toEqual({ status: 'FAILED', error: 'Card.Declined', cause: 'no money' });
});

test('a mock that is for other input, and mocks of what is inside, let it run', () => {
  const { output } = run(inlineMap, [
    lambda('charge').returns('c'),
    mock('Each')
      .when({ items: [3] })
      .returns([]),
  ]);
  expect(output).toEqual({ items: [1, 2], charged: ['c', 'c'] });
});

test('what the state works out before its iterations must be right all the same', () => {
  const { error, cause } = run({ ...inlineMap, ItemsPath: '$.nothing' }, [mock('Each').returns([])]);
  expect([error, cause]).toEqual([
    'States.ReferencePathConflict',
    'Unable to apply step "nothing" to input {"items":[1,2]}',
  ]);
});

test('a Distributed Map can be mocked, and fails the run when it is not', () => {
  const { output, events } = run(distributedMap, [mock('Each').returns(['c-1'])]);
  expect(output).toEqual({ items: [1, 2], charged: ['c-1'] });
  expect(events.slice(1, 5)).toEqual([
    '2←0 MapStateEntered',
    '3←2 MapStateStarted',
    '4←3 MapStateSucceeded',
    '5←3 MapStateExited',
  ]);
  expect(run({ ...distributedMap, Catch: caught }, [])).toMatchObject({
    status: 'FAILED',
    error: 'Stepmill.HarnessError',
    cause:
      "State 'Each' calls s3:listObjectsV2 of the bucket 'b', but there is no S3. Write one of:\n" +
      "  in the test: sfn.s3.put('b', 'key', content), or PUT …/buckets/b/objects/key\n" +
      '  on the command line: --s3 DIR, with the objects in DIR/b\n' +
      "  by an endpoint: stepmill({ endpoints: { urls: { s3: 'http://127.0.0.1:…' } } }), or " +
      'AWS_ENDPOINT_URL_S3=http://127.0.0.1:… for stepmill run and start\n' +
      '  or mock the state as one step: machine.mock(\'Each\').returns([ … ]), or POST …/mocks {"state":"Each","returns":[]}',
  });
});

test('a mock file does the same', () => {
  const mocks = {
    StateMachines: { m: { TestCases: { Happy: { Each: 'Charged' } } } },
    MockedResponses: { Charged: { '0': { Throw: { Error: 'Card.Declined' } }, '1': { Return: ['c-1', 'c-2'] } } },
  };
  const { output, seconds } = run({ ...inlineMap, Retry: retry }, [], { mocks, testCase: 'Happy' });
  expect([output, seconds]).toEqual([{ items: [1, 2], charged: ['c-1', 'c-2'] }, 3]);
});

test.each([
  [
    inlineMap,
    mock('Each').returns({ a: 1 }),
    `The mock of state 'Each' gives an object {"a":1}, but the result of a Map is an array of its iterations' outputs: return [ … ].`,
  ],
  [
    parallel,
    mock('Each').returns(['c']),
    "The mock of state 'Each' gives 1 results, but this Parallel has 2 branches.",
  ],
  [
    inlineMap,
    mock('Each').returns(['c', 'c', 'c']),
    "The mock of state 'Each' gives 3 results, but this Map has 2 items: write one result an item.",
  ],
  [
    inlineMap,
    mock('Each').timesOut(),
    "The mock of state 'Each' times out, but a Map has no TimeoutSeconds. For the error of a timeout inside it, write .throws('States.Timeout').",
  ],
  [
    inlineMap,
    mock('Each').leavesTokenOpen(),
    "The mock of state 'Each' leaves the token open, but 'Map state' does not wait for a task token. End the Resource in .waitForTaskToken, or answer with `returns` or `throws`.",
  ],
])('what no such state can answer fails the run', (state, script, cause) => {
  expect(run({ ...state, Catch: caught }, [script])).toMatchObject({ error: 'Stepmill.HarnessError', cause });
});

test('a Map with a ResultWriter may give where the results are', () => {
  const state = {
    ...distributedMap,
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } },
  };
  const result = { MapRunArn: 'arn:m', ResultWriterDetails: { Bucket: 'b', Key: 'k' } };
  expect(run(state, [mock('Each').returns(result)]).output).toEqual({ items: [1, 2], charged: result });
});
