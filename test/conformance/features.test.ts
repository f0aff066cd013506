import { createService } from '../../src/emulator/service/createService';
import type { Service } from '../../src/emulator/service/Service';
import type { ServiceOptions } from '../../src/emulator/service/ServiceOptions';
import { toText } from '../../src/util/json';

// Small facts of AWS, each of which docs/reference/features.md counts, where no other test shows just that.

let service: Service;
afterEach(() => service.close());

const end = { End: true } as const;
const fn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const one = (state: object, more: object = {}, top: object = {}): object => ({
  StartAt: 'S',
  States: { S: state, ...more },
  ...top,
});

function start(definition: object, input: unknown = {}, options: ServiceOptions & { type?: string } = {}): string {
  const { type = 'STANDARD', ...serviceOptions } = options;
  service = createService({ time: 'skip', startTime: 0, seed: 1, ...serviceOptions });
  const machine = {
    name: 'M',
    definition: JSON.stringify(definition),
    roleArn: 'arn:aws:iam::123456789012:role/r',
    type,
  };
  const { stateMachineArn } = service.call('CreateStateMachine', machine) as { stateMachineArn: string };
  const given = { stateMachineArn, name: 'e', input: JSON.stringify(input) };
  return (service.call('StartExecution', given) as { executionArn: string }).executionArn;
}

/** The status with output or error, and how long it took. */
function outcome(executionArn: string): readonly unknown[] {
  const { status, output, error, stopDate = 0 } = service.execution(executionArn)!;
  return [status, status === 'SUCCEEDED' ? toText(output!) : error, stopDate / 1000];
}

async function ended(
  definition: object,
  input?: unknown,
  options?: ServiceOptions & { type?: string },
): Promise<readonly unknown[]> {
  const executionArn = start(definition, input, options);
  await service.execution(executionArn)!.ended();
  return outcome(executionArn);
}

test.each([
  ['STANDARD', 31_536_000],
  ['EXPRESS', 300],
])('%s executions last at most %s seconds', async (type, seconds) => {
  const definition = one({ Type: 'Wait', Seconds: 99_999_999, ...end });
  expect(await ended(definition, {}, { type })).toEqual(['TIMED_OUT', undefined, seconds]);
});

test('a machine has a timeout of its own', async () => {
  const definition = one(
    { Type: 'Wait', Seconds: 60, ...end },
    {},
    { TimeoutSeconds: 7, Comment: 'c', Version: '1.0' },
  );
  expect(await ended(definition)).toEqual(['TIMED_OUT', undefined, 7]);
});

test('the token of a `.sync` task ends it before its job does', async () => {
  const child = {
    StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child',
    Input: { 'token.$': '$$.Task.Token' },
  };
  const task = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', Parameters: child, ...end };
  const waits = JSON.stringify(one({ Type: 'Wait', Seconds: 60, ...end }));
  service = createService({ time: 'manual', startTime: 0 });
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  service.call('CreateStateMachine', { name: 'Child', definition: waits, roleArn });
  const made = service.call('CreateStateMachine', { name: 'M', definition: JSON.stringify(one(task)), roleArn });
  const { executionArn } = service.call('StartExecution', made) as { executionArn: string };
  service.call('SendTaskSuccess', {
    taskToken: service.inside.engine.openTaskToken(executionArn, 'S'),
    output: '"early"',
  });
  expect(outcome(executionArn)).toEqual(['SUCCEEDED', '"early"', 0]);
});

test('a retried task reads its retry count', async () => {
  const seen: unknown[] = [];
  const handler = (event: unknown): unknown => {
    if (seen.push(event) < 3) throw new Error('again');
    return null;
  };
  const task = {
    Type: 'Task',
    Resource: fn,
    Parameters: { 'count.$': '$$.State.RetryCount' },
    Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2 }],
    ...end,
  };
  expect(await ended(one(task), {}, { handlers: { f: handler } })).toEqual(['SUCCEEDED', 'null', 6]);
  expect(seen).toEqual([{ count: 0 }, { count: 1 }, { count: 2 }]);
});

const result = { StartAt: 'R', States: { R: { Type: 'Pass', Result: 1, ...end } } };

test.each<[string, object, string]>([
  ['the result of a task', { Type: 'Task', Resource: fn, ...end }, 'States.DataLimitExceeded'],
  [
    'what Parameters make',
    { Type: 'Pass', Parameters: { 'a.$': '$.half', 'b.$': '$.half' }, ...end },
    'States.DataLimitExceeded',
  ],
  [
    'what ResultPath puts together',
    { Type: 'Task', Resource: fn.replace(/f$/, 'half'), ResultPath: '$.more', ...end },
    'States.DataLimitExceeded',
  ],
  // AWS: also what a state is given after its Parameters (guide).
  [
    'what Parameters make, and OutputPath leaves out,',
    { Type: 'Pass', Parameters: { 'a.$': '$.half', 'b.$': '$.half' }, OutputPath: null, ...end },
    'States.DataLimitExceeded',
  ],
  [
    'what Parameters give to branches',
    { Type: 'Parallel', Parameters: { 'a.$': '$.half', 'b.$': '$.half' }, Branches: [result], ...end },
    'States.DataLimitExceeded',
  ],
  [
    'what Arguments give to branches',
    {
      Type: 'Parallel',
      QueryLanguage: 'JSONata',
      Arguments: '{% [$states.input, $states.input] %}',
      Branches: [result],
      ...end,
    },
    'States.DataLimitExceeded',
  ],
  [
    'what an ItemSelector gives to an iteration',
    {
      Type: 'Map',
      ItemsPath: '$$.Execution.Input.items',
      ItemSelector: { 'a.$': '$.half', 'b.$': '$.half' },
      ItemProcessor: result,
      ...end,
    },
    'States.DataLimitExceeded',
  ],
  [
    'what a catcher puts together',
    {
      Type: 'Parallel',
      Branches: [{ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', CausePath: '$.half' } } }],
      Catch: [{ ErrorEquals: ['E'], ResultPath: '$.why', Next: 'S' }],
      ...end,
    },
    'States.DataLimitExceeded',
  ],
])('%s has 256 KiB at most', async (_title, state, error) => {
  const half = 'x'.repeat(140_000);
  const handlers = { f: () => 'x'.repeat(262_143), half: () => half };
  expect(await ended(one(state), { half, items: [1] }, { handlers })).toEqual(['FAILED', error, 0]);
});

test("branches read the outer variables, but not each other's", async () => {
  const branch = (value: number): object => ({
    StartAt: `A${value}`,
    States: {
      [`A${value}`]: { Type: 'Pass', Assign: { v: value }, Next: `B${value}` },
      [`B${value}`]: { Type: 'Pass', Parameters: { 'own.$': '$v', 'outer.$': '$outer' }, ...end },
    },
  });
  const definition = one(
    { Type: 'Pass', Assign: { outer: 0 }, Next: 'P' },
    { P: { Type: 'Parallel', Branches: [branch(1), branch(2)], ...end } },
  );
  expect(await ended(definition)).toEqual(['SUCCEEDED', '[{"own":1,"outer":0},{"own":2,"outer":0}]', 0]);
});

test('a catcher assigns variables of the scope around its state', async () => {
  const fails = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'c' } } };
  const definition = one(
    {
      Type: 'Parallel',
      Branches: [fails],
      Catch: [{ ErrorEquals: ['E'], Assign: { 'why.$': '$.Error' }, Next: 'N' }],
      ...end,
    },
    { N: { Type: 'Pass', Parameters: { 'why.$': '$why' }, ...end } },
  );
  expect(await ended(definition)).toEqual(['SUCCEEDED', '{"why":"E"}', 0]);
});

test("OutputPath does not change a caught error's output", async () => {
  const task = {
    Type: 'Task',
    Resource: fn,
    OutputPath: '$.never',
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'N' }],
    ...end,
  };
  const fails = (): never => {
    throw Object.assign(new Error('no'), { name: 'No' });
  };
  const definition = one(task, { N: { Type: 'Pass', Parameters: { 'a.$': '$.a', 'e.$': '$.error.Error' }, ...end } });
  expect(await ended(definition, { a: 1 }, { handlers: { f: fails } })).toEqual(['SUCCEEDED', '{"a":1,"e":"No"}', 0]);
});

test.each<[string, object, number]>([
  ['TimeoutSeconds', { TimeoutSeconds: 5 }, 5],
  ['TimeoutSecondsPath', { TimeoutSecondsPath: '$.limit' }, 8],
  ['HeartbeatSeconds', { HeartbeatSeconds: 3, TimeoutSeconds: 60 }, 3],
  ['HeartbeatSecondsPath', { HeartbeatSecondsPath: '$.limit', TimeoutSeconds: 60 }, 8],
])('%s ends a task that would run forever', async (_title, limits, seconds) => {
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', 'MessageBody.$': '$$.Task.Token' },
    ...limits,
    ...end,
  };
  expect(await ended(one(task), { limit: 8 }, { unreachable: true })).toEqual(['FAILED', 'States.Timeout', seconds]);
});

test('a Parallel is retried as a whole', async () => {
  let count = 0;
  const handler = (): number => {
    if ((count += 1) < 3) throw new Error('again');
    return count;
  };
  const branch = { StartAt: 'T', States: { T: { Type: 'Task', Resource: fn, ...end } } };
  const retry = [{ ErrorEquals: ['Error'], IntervalSeconds: 1, BackoffRate: 1 }];
  const definition = one({ Type: 'Parallel', Branches: [branch], Retry: retry, ...end });
  expect(await ended(definition, {}, { handlers: { f: handler } })).toEqual(['SUCCEEDED', '[3]', 2]);
});

test('the history shows the role of Credentials', async () => {
  const RoleArn = 'arn:aws:iam::222222222222:role/other';
  const executionArn = start(
    one({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      Credentials: { RoleArn },
      ...end,
    }),
    {},
    { handlers: { f: () => 1 } },
  );
  await service.execution(executionArn)!.ended();
  const scheduled = service.execution(executionArn)!.history.events.find(({ type }) => type === 'TaskScheduled')!;
  expect(scheduled.details!.taskCredentials).toEqual({ roleArn: RoleArn });
});

test('all variables of an execution together have 10 MiB at most', async () => {
  const states: Record<string, object> = {};
  for (let n = 0; n < 41; n++)
    states[n === 0 ? 'S' : `S${n}`] = {
      Type: 'Pass',
      Assign: { [`v${n}`]: '{% $pad("", 262000, "x") %}' },
      Output: 0,
      ...(n === 40 ? end : { Next: `S${n + 1}` }),
    };
  expect(await ended({ QueryLanguage: 'JSONata', StartAt: 'S', States: states })).toEqual([
    'FAILED',
    'States.DataLimitExceeded',
    0,
  ]);
});

test('the id of the parent execution may be part of the input, which stays unchanged', async () => {
  const child = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';
  const definition = one(
    {
      Type: 'Choice',
      Choices: [{ Variable: '$.AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID', IsPresent: true, Next: 'D' }],
      Default: 'T',
    },
    {
      T: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: {
          StateMachineArn: child,
          Input: { 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$$.Execution.Id' },
        },
        ResultSelector: { 'input.$': '$.Input' },
        ...end,
      },
      D: { Type: 'Succeed' },
    },
  );
  const id = 'arn:aws:states:us-east-1:123456789012:execution:M:e';
  expect(await ended(definition)).toEqual([
    'SUCCEEDED',
    JSON.stringify({ input: { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: id } }),
    0,
  ]);
});
