import { stepmill } from '../../../src/jest';
import { readStory } from '../../../src/story/trace/readStory';
import type { Story } from '../../../src/story/trace/Story';
import type { Run } from '../../../src/harness/run/Run';

// A run is read when somebody asks. It has to tell what there was when the test got it, whatever happens until then.

const sfn = stepmill({ startTime: '2030-01-01T00:00:00Z' });
const order = sfn.stateMachine({
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'charge', 'Payload.$': '$' },
      ResultSelector: { 'id.$': '$.Payload.id' },
      ResultPath: '$.charge',
      Next: 'Ship',
    },
    Ship: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:ship', End: true },
  },
} as const);

/** All that can be asked of a run. */
function tell(run: Run): object {
  const { status, input, output, error, cause, redriveCount, path, history, durationMs, transitions, calls } = run;
  const { parameters, output: result } = calls.all.at(-1) ?? {};
  const shown = [run.toString(), run.toSnapshot()];
  const values = { status, input, output, error, cause, redriveCount, path, history, durationMs, transitions };
  return { ...values, parameters, result, shown, ship: run.task('Ship').mock.results };
}

/** The story that is read at once, over the API. */
async function storyAtOnce({ executionArn }: Run): Promise<unknown> {
  return copied(
    readStory(await sfn.harness.place.describe(executionArn), await sfn.harness.place.history(executionArn)),
  );
}

function copied(story: Story): unknown {
  return structuredClone({ ...story, origin: {} });
}

describe('later changes do not affect it', () => {
  test('a redrive', async () => {
    order.mock('Charge').returns({ Payload: { id: 'c-1' } });
    order.mock('Ship').throws('Ship.Down', 'no ship').times(2).returns({ parcel: 1 });
    const [failed, again] = [await order.run({ amount: 1 }), await order.run({ amount: 1 })];
    const before = tell(again);
    expect(await failed.redrive()).toHaveSucceeded();
    expect(await again.redrive()).toHaveSucceeded();
    expect({ ...tell(failed), shown: [], history: [] }).toEqual({ ...before, shown: [], history: [] });
    expect(failed.history.map(({ type }) => type)).toEqual(again.history.map(({ type }) => type));
    expect(failed.history.at(-1)!.type).toBe('ExecutionFailed');
    expect(failed).toHaveFailedWith('Ship.Down', 'no ship');
    expect(failed.state('Ship').output).toBeUndefined();
  });

  test('its end, for one on its way', async () => {
    order.mock('Charge').returns({ Payload: { id: 'c-1' } });
    order.mock('Ship').answers(() => new Promise((resolve) => setImmediate(() => resolve({ parcel: 1 }))));
    const started = await order.start({});
    const running = await started.now();
    expect(await started.ended()).toHaveSucceeded();
    expect([
      running.status,
      running.output,
      running.path,
      running.state('Ship').last!.outcome,
      running.history.length,
    ]).toEqual(['RUNNING', undefined, ['Charge', 'Ship'], 'open', running.history.at(-1)!.id]);
    expect(running.history.at(-1)!.type).not.toBe('ExecutionSucceeded');
  });

  test('the test changes its own objects', async () => {
    const [input, answer] = [{ items: ['a'] }, { parcel: { items: ['p'] } }];
    order.mock('Charge').answers((given) => {
      (given as { Payload?: { items: string[] } }).Payload?.items.push('by the answer');
      return { Payload: { id: 'c-1' } };
    });
    order.mock('Ship').returns(answer);
    const run = await order.run(input);
    input.items.push('later');
    answer.parcel.items.push('later');
    expect([run.input, run.output, run.state('Ship').input]).toEqual([
      { items: ['a'] },
      { parcel: { items: ['p'] } },
      { items: ['a'], charge: { id: 'c-1' } },
    ]);
  });

  test('the test changes the object that a function has returned', async () => {
    const answer = { parcel: { items: ['p'] } };
    order.mock('Charge').returns({ Payload: { id: 'c-1' } });
    sfn.lambda('ship', () => answer);
    const run = await order.run({});
    answer.parcel.items.push('later');
    expect(run).toHaveOutput({ parcel: { items: ['p'] } });
    expect(run.state('Ship').attempts[0]!.output).toEqual({ parcel: { items: ['p'] } });
  });

  test('the deletion of its machine', async () => {
    order.mock('Charge').returns({ Payload: { id: 'c-1' } });
    order.mock('Ship').returns({ parcel: 1 });
    const run = await order.run({});
    const atOnce = await storyAtOnce(run);
    await sfn.harness.place.call('DeleteStateMachine', { stateMachineArn: await order.arn() });
    await sfn.clock.advance('1h');
    await expect(sfn.execution(run.executionArn)).rejects.toThrow(/Execution Does Not Exist|There is no execution/);
    expect(copied(run.story)).toEqual(atOnce);
    expect(run).toHaveOutput({ parcel: 1 });
  });
});

describe('after its test', () => {
  let before: { run: Run; atOnce: unknown } | undefined;

  test('a run is kept', async () => {
    order.mock('Charge').returns({ Payload: { id: 'c-1' } });
    order.mock('Ship').returns({ parcel: 1 });
    const run = (await order.run({ n: 1.5 })) as Run;
    before = { run, atOnce: await storyAtOnce(run) };
  });

  test('keeps its data, even if another run has its name and time', async () => {
    order.mock('Charge').throws('Other');
    const other = await order.run({});
    expect(other).toHaveFailedWith('Other');
    expect(before!.run).toHaveOutput({ parcel: 1 });
    expect(before!.run).toHaveTakenPath(['Charge', 'Ship']);
    expect(copied(before!.run.story)).toEqual(before!.atOnce);
    expect(before!.run.task('Ship')).toHaveBeenCalledWith({ n: 1.5, charge: { id: 'c-1' } });
  });
});

test('compares runs by their history, read or not', async () => {
  order.mock('Charge').returns({ Payload: { id: 'c-1' } });
  order.mock('Ship').returns({ parcel: 1 }).returns({ parcel: 2 });
  const [one, two] = [await order.run({}), await order.run({})];
  expect(one).not.toEqual(two);
  expect(one).toEqual(one);
  // What is compared does not read the story.
  expect(Object.keys(one)).toEqual(['executionArn', 'status']);
  expect(one).toMatchObject({ story: { output: { parcel: 1 }, main: { visits: [{}, { state: 'Ship' }] } } });
  expect(one).not.toMatchObject({ story: { output: { parcel: 2 } } });
  expect(JSON.stringify((one as Run).story.events)).toBe(JSON.stringify(one.history));
});

test('runSync reads as late, and returns the same', () => {
  order.mock('Charge').returns({ Payload: { id: 'c-1' } });
  order.mock('Ship').throws('Ship.Down').returns({ parcel: 1 });
  const failed = order.runSync({});
  order.runSync({});
  expect(failed).toHaveFailedWith('Ship.Down');
  expect(failed.history.at(-1)!.details).toEqual({ error: 'Ship.Down' });
});

test('an assertion on a run that a mistake has ended throws the mistake, whatever was read before', async () => {
  const { executionArn } = await sfn.harness.place.call('StartExecution', { stateMachineArn: await order.arn() });
  const run = await sfn.execution(executionArn as string);
  for (const use of [
    () => expect(run).toHaveFailed(),
    () => expect(run).not.toHaveSucceeded(),
    () => expect(run).toHaveTakenPath(['Charge']),
    () => expect(run.state('Charge')).not.toHaveRetried(1),
  ])
    expect(use).toThrow(/No answer|mock/);
});
