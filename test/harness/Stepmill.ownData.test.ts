import { stepmill } from '../../src/jest';

// A function that changes what it is given must not change the execution: AWS sends a copy. What a test reads is read-only.

const sfn = stepmill();
const lambda = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const order = sfn.stateMachine({
  StartAt: 'First',
  States: {
    First: { Type: 'Task', Resource: lambda('first'), ResultPath: '$.result', Next: 'Second' },
    Second: { Type: 'Task', Resource: lambda('second'), End: true },
  },
} as const);

interface Given {
  items: string[];
}

const change = ({ items }: Given): number => items.push('changed');
const first = (): ReturnType<typeof order.mock> => order.mock('First');

test.each<[string, () => void]>([
  ['its input', () => first().answers((given: Given) => change(given))],
  ['its request', () => first().answers((_, { parameters }) => change(parameters as never))],
  ['its only arguments', () => first().answers((...given: [Given]) => change(given[0]))],
  ['the event of a mocked function', () => sfn.mock.lambda('first').answers((event: Given) => change(event))],
  ['the event of a handler', () => sfn.lambda('first', (event: Given) => change(event))],
  ['the request that a predicate is given', () => first().when((_, { parameters }) => change(parameters as never) > 0).returns(2)], // prettier-ignore
  ['what a predicate is given', () => first().when((given: Given) => change(given) > 0).returns(2)], // prettier-ignore
])('%s', async (_, answer) => {
  answer();
  order.mock('Second').answers((given) => given as unknown);
  const run = await order.run({ items: ['a'] });
  expect(run).toHaveOutput({ items: ['a'], result: 2 });
  expect(run.state('First').input).toEqual({ items: ['a'] });
  expect(run.task('First')).toHaveBeenCalledWith({ items: ['a'] });
});

test('the log of calls', async () => {
  first().returns({ list: [1] });
  order.mock('Second').throws('Second.Down').returns(1);
  const run = await order.run({ items: ['a'] });
  const [call] = sfn.calls.all;
  for (const told of [call!.parameters, call!.received, call!.request.parameters])
    expect(() => change(told as never)).toThrow(TypeError);
  for (const told of [call!.output, (call!.outcome as { output: unknown }).output])
    expect(() => (told as { list: number[] }).list.push(2)).toThrow(TypeError);
  const failed = sfn.calls.all[1]!;
  (failed.outcome as { error: string }).error = 'Other';
  expect(failed.error).toBe('Second.Down');
  expect(run.state('First').attempts[0]).toMatchObject({ parameters: { items: ['a'] }, output: { list: [1] } });
  expect(await run.redrive()).toHaveSucceeded();
  expect(sfn.calls.last.parameters).toEqual({ items: ['a'], result: { list: [1] } });
});

test('the request that a function for unmocked tasks receives', async () => {
  const own = sfn.fresh({
    unmocked: ({ parameters }) => {
      change(parameters as never);
      return { output: 1 };
    },
  });
  const run = await own.stateMachine(order.definition).run({ items: ['a'] });
  expect(run.state('Second').input).toEqual({ items: ['a'], result: 1 });
});

test('the data of a run', async () => {
  first().returns({ list: [1] });
  order.mock('Second').throws('Second.Down').returns(1);
  const run = await order.run({ items: ['a'] });
  const told = [
    run.input,
    run.history,
    run.path,
    run.state('First').attempts,
    run.calls.all.map(({ parameters, output }) => [parameters, output]),
    run.fullPath,
  ];
  for (const each of told) spoil(each);
  expect(await run.redrive()).toHaveSucceeded();
  const again = await sfn.execution(run.executionArn);
  expect(again.input).toEqual({ items: ['a'] });
  expect(again.state('Second').input).toEqual({ items: ['a'], result: { list: [1] } });
  expect(again.state('First').attempts).toMatchObject([{ output: { list: [1] } }]);
});

/** Changes whatever can be changed in a value; results are read-only. */
function spoil(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const member of Object.values(value)) spoil(member, seen);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object') && !Object.isFrozen(value))
    value.push('spoilt');
}

test('the data of a run and its tasks', async () => {
  first().returns({ list: [1] });
  order.mock('Second').returns(1);
  const run = await order.run({ items: ['a'] });
  const { calls, results } = run.task('First').mock;
  const refuses = (value: unknown): void => {
    expect(() => change(value as never)).toThrow(TypeError);
  };
  refuses(calls[0]![0]);
  expect(() => (results[0]!.value as { list: number[] }).list.push(2)).toThrow(TypeError);
  const [attempt] = run.state('First').attempts;
  expect(attempt).toMatchObject({ parameters: { items: ['a'] }, output: { list: [1] } });
  refuses(run.state('First').input);
  refuses(attempt!.parameters);
  expect(run.state('Second').input).toEqual({ items: ['a'], result: { list: [1] } });
  refuses(run.state('Second').input);
  const again = await sfn.execution(run.executionArn);
  expect(again.task('First')).toHaveBeenCalledWith({ items: ['a'] });
  expect(again.state('Second').input).toEqual({ items: ['a'], result: { list: [1] } });
});
