import { Stepmill } from '../../../src/harness/Stepmill';

// A run that is over at once makes few promises. Whatever a test could rely on before it is over stays.

const lambda = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const audit = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'audit', InvocationType: 'Event', 'Payload.$': '$' },
  ResultPath: null,
} as const;
const definition = {
  StartAt: 'Audit',
  States: { Audit: { ...audit, Next: 'Ship' }, Ship: { Type: 'Task', Resource: lambda('ship'), End: true } },
} as const;

let sfn: Stepmill;
beforeEach(() => (sfn = new Stepmill()));
afterEach(() => sfn.close());

/** So many turns of the promises that are there. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

async function messageOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing was thrown',
    (error: unknown) => (error as Error).message.split('\n')[0]!,
  );
}

test('mocks and functions written after run() apply to it; its input is the one of the call', async () => {
  const order = sfn.stateMachine(definition);
  const input = { n: 1 };
  const run = order.run(input);
  input.n = 2;
  order.mock('Ship').returns('late, and in time');
  sfn.lambda('audit', () => undefined);
  expect(await run).toMatchObject({ status: 'SUCCEEDED', output: 'late, and in time', input: { n: 1 } });
});

test('concurrent runs keep their order', async () => {
  const order = sfn.stateMachine(definition);
  sfn.lambda('audit', () => undefined);
  order.mock('Ship').returns(1).returns(2).throws('Third').answers(() => Promise.resolve(4)); // prettier-ignore
  const runs = await Promise.all([order.run({}), order.run({}), order.run({}), order.run({})]);
  expect(runs.map(({ output, error }) => output ?? error)).toEqual([1, 2, 'Third', 4]);
  expect(runs.map(({ path }) => path)).toEqual(Array.from({ length: 4 }, () => ['Audit', 'Ship']));
});

test('a function that nobody waits for has started when the run ends', async () => {
  const order = sfn.stateMachine(definition);
  order.mock('Ship').returns(1);
  const seen: string[] = [];
  sfn.lambda('audit', async () => {
    seen.push('begun');
    await turns(3);
    seen.push('over');
  });
  expect((await order.run({})).output).toBe(1);
  expect(seen).toEqual(['begun', 'over']);
  await sfn.endTest();
});

test('a mistake in it fails the test, once', async () => {
  const order = sfn.stateMachine(definition);
  order.mock('Ship').returns(1);
  sfn.lambda('audit', async () => {
    await turns(2);
    expect(1).toBe(2);
  });
  expect((await order.run({})).output).toBe(1);
  expect(await messageOf(sfn.endTest())).toBe("An expectation inside the handler of function 'audit' failed:");
  expect(await messageOf(sfn.endTest())).toBe('nothing was thrown');
});

test('an unreported mistake fails the test: that of an execution which others started', async () => {
  const order = sfn.stateMachine(definition);
  sfn.lambda('audit', () => undefined);
  const stateMachineArn = await order.arn();
  await sfn.harness.place.call('StartExecution', { stateMachineArn });
  expect(await messageOf(sfn.endTest())).toMatch(/^Nothing answers the task of state 'Ship'/);
  expect(await messageOf(sfn.endTest())).toBe('nothing was thrown');
});

test('does not repeat a mistake that run() has thrown', async () => {
  const order = sfn.stateMachine(definition);
  sfn.lambda('audit', () => undefined);
  expect(await messageOf(order.run({}))).not.toBe('nothing was thrown');
  expect(await messageOf(sfn.endTest())).toBe('nothing was thrown');
});

test('a run that the test has not awaited fails it', async () => {
  const order = sfn.stateMachine(definition);
  sfn.lambda('audit', () => undefined);
  order.mock('Ship').answers(() => new Promise(() => undefined));
  void order.run({});
  await turns(5);
  expect(await messageOf(sfn.endTest())).toBe('The test ended while a run was still awaited.');
  expect(await messageOf(sfn.endTest())).toBe('nothing was thrown');
});

test('rejects unknown options and an input that is not JSON', async () => {
  const order = sfn.stateMachine(definition);
  expect(await messageOf(order.run({}, { nmae: 'a' } as never))).toMatch('nmae');
  expect(await messageOf(order.run(() => 1))).toBe('The input of an execution must be JSON, but it is a function.');
  expect(() => order.runSync(() => 1)).toThrow('The input of an execution must be JSON, but it is a function.');
});

test('a failed expectation in a function that nobody waits for fails the test, even if it comes later', async () => {
  const order = sfn.stateMachine(definition);
  order.mock('Ship').returns(1);
  sfn.lambda('audit', async () => {
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(1).toBe(2);
  });
  await order.run({});
  await expect(sfn.endTest()).rejects.toThrow("An expectation inside the handler of function 'audit' failed:");
});
