import { Run } from '../../src/harness/run/Run';
import { Stepmill } from '../../src/harness/Stepmill';
import { matchers } from '../../src/harness/matchers/matchers';
import { readStory } from '../../src/story/trace/readStory';
import type { Visit } from '../../src/story/trace/Story';
import { nextOf } from '../../src/story/trace/strands';
import type { Call } from '../../src/tasks/mocking/Call';

beforeAll(() => {
  expect.extend(matchers);
});

// Work is counted, never timed: twice the size may cost twice the work, and a little more.

const task = (name: string): object => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  End: true,
});
const mapOf = (name: string, state: object): object => ({
  StartAt: 'Each',
  States: { Each: { Type: 'Map', ItemProcessor: { StartAt: name, States: { [name]: state } }, End: true } },
});
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

async function growthOf(workOf: (size: number) => Promise<number>, size = 50): Promise<number> {
  const [once, twice] = [await workOf(size), await workOf(size * 2)];
  return twice / once;
}

/** A run with this many items that counts how often a visit is read. */
async function countingRun(items: number): Promise<{ readonly run: Run; readonly looks: () => number }> {
  const sfn = new Stepmill();
  const machine = sfn.stateMachine(mapOf('Charge', task('charge')));
  machine.mock('Charge').answers((id) => id);
  const { story } = await machine.run(numbers(items));
  await sfn.reset();
  await sfn.close();
  let count = 0;
  const visits = story.visits.map((visit) => {
    const counting: object = { ...visit };
    for (const name of ['state', 'strand', 'attempts'] as const)
      Object.defineProperty(counting, name, {
        enumerable: true,
        get(): unknown {
          count += 1;
          return visit[name];
        },
      });
    return counting as Visit;
  });
  return { run: new Run({ ...story, visits }), looks: () => count };
}

test('items read one by one', async () => {
  const growth = await growthOf(async (size) => {
    const { run, looks } = await countingRun(size);
    for (const item of numbers(size)) expect(run.state('Charge').inItem(item).output).toBe(item);
    for (const item of numbers(size)) expect(run.state('Charge').inItem(item, 'Each').entered).toBe(true);
    return looks();
  });
  expect(growth).toBeLessThan(2.2);
});

test('visits and calls read one by one', async () => {
  const growth = await growthOf(async (size) => {
    const { run, looks } = await countingRun(size);
    for (const at of numbers(size)) {
      expect(run.state('Charge').visit(at).output).toBe(at);
      expect(run.task('Charge').mock.calls[at]).toEqual([at]);
      expect(run.task('Charge')).toHaveBeenNthCalledWith(at + 1, at);
    }
    return looks();
  });
  expect(growth).toBeLessThan(2.2);
});

/** How often one of these calls is read while this runs. */
async function countReads(calls: readonly Call[], work: () => Promise<unknown>): Promise<number> {
  let reads = 0;
  for (const call of calls) {
    const { asked } = call;
    Object.defineProperty(call, 'asked', { get: () => ((reads += 1), asked) });
  }
  await work();
  return reads;
}

describe.each(['run', 'sfn'] as const)('calls of a function looked for one by one: expect(%s)', (subject) => {
  async function growthOfQuestions(ask: (received: Run | Stepmill, size: number) => void): Promise<number> {
    return growthOf(async (size) => {
      const sfn = new Stepmill();
      const machine = sfn.stateMachine(mapOf('Charge', task('charge')));
      machine.mock('Charge').answers((id) => id);
      const run = await machine.run(numbers(size).map((id) => ({ id })));
      const received = subject === 'run' ? run : sfn;
      const reads = await countReads(received.calls.all, async () => ask(received, size));
      await sfn.reset();
      await sfn.close();
      return reads;
    });
  }

  test('toHaveCalled', async () => {
    const growth = await growthOfQuestions((received, size) => {
      for (const id of numbers(size)) expect(received).toHaveCalled({ function: 'charge' }, { id }, { times: 1 });
    });
    expect(growth).toBeLessThan(2.2);
  });

  test('not.toHaveCalled', async () => {
    const growth = await growthOfQuestions((received, size) => {
      for (const id of numbers(size)) expect(received).not.toHaveCalled({ function: 'charge' }, { id: -1 - id });
    });
    expect(growth).toBeLessThan(2.2);
  });

  test('ofFunction', async () => {
    const growth = await growthOfQuestions((received, size) => {
      for (const _ of numbers(size)) expect(received.calls.ofFunction('charge').count).toBe(size);
    });
    expect(growth).toBeLessThan(2.2);
  });
});

test('the next state, in a long line of states', async () => {
  const growth = await growthOf(async (size) => {
    let looks = 0;
    const owner: Visit['strand'] = { kind: 'main', index: 0, owner: undefined, visits: [] };
    for (const at of numbers(size)) {
      const visit = { state: `S${at}`, strand: owner } as Visit;
      const counting = Object.defineProperty(visit, 'enteredId', { get: () => ((looks += 1), at * 2 + 2) });
      owner.visits.push(counting);
    }
    for (const at of numbers(size)) expect(nextOf(owner.visits[at]!)).toBe(at + 1 < size ? `S${at + 1}` : undefined);
    return looks;
  }, 512);
  expect(growth).toBeLessThan(2.5);
});

/** How often a name is taken apart or compared while this runs. */
async function countNames(work: () => Promise<unknown>): Promise<number> {
  const spy = jest.spyOn(String.prototype, 'toLowerCase');
  try {
    await work();
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}

describe('at the end of a test', () => {
  const chain = (count: number): object => ({
    StartAt: 'Charge0',
    States: Object.fromEntries(
      numbers(count).map((at) => [
        `Charge${at}`,
        { ...task(`charge-${at}`), ...(at + 1 < count ? { End: undefined, Next: `Charge${at + 1}` } : {}) },
      ]),
    ),
  });

  test.each([
    ['functions', (sfn: Stepmill, at: number) => sfn.mock.lambda(`elsewhere-${at}`)],
    ['states', (sfn: Stepmill, at: number) => sfn.mock.state(`Payment${at}`)],
    ['services', (sfn: Stepmill) => sfn.mock.service('dynamodb', 'putItem')],
  ])('unused mocks of %s', async (_, mock) => {
    const messages: string[] = [];
    const growth = await growthOf(async (size) => {
      const sfn = new Stepmill();
      const machine = sfn.stateMachine(JSON.parse(JSON.stringify(chain(size))) as object);
      machine.mock('Charge0').throws('No');
      for (const at of numbers(size)) mock(sfn, at).returns(1);
      await machine.run();
      return countNames(async () => {
        for (const end of [() => sfn.endTest(), () => sfn.close()])
          await end().catch((error: unknown) => messages.push((error as Error).message));
      });
    }, 100);
    expect(growth).toBeLessThan(2.5);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message.length).toBeLessThan(20_000);
  });

  test('prints the first unused mocks, and counts the rest', async () => {
    const sfn = new Stepmill();
    const machine = sfn.stateMachine(mapOf('Charge', task('charge')));
    machine.mock('Charge').returns(1);
    await machine.run([1]);
    for (const at of numbers(40)) sfn.mock.lambda(`elsewhere-${at}`).returns(1);
    await sfn.endTest();
    const message = await sfn.close().then(
      () => '',
      (error: unknown) => (error as Error).message,
    );
    expect(message).toContain("Lambda function 'elsewhere-0'");
    expect(message).toMatch(/ {2}… and 10 more$/);
  });
});

test('reads a state from the history once', () => {
  const events = [
    { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: 1, executionStartedEventDetails: {} },
  ];
  const run = new Run(readStory({ executionArn: 'arn:x', name: 'x', status: 'RUNNING', startDate: 1 }, events));
  expect(run.state('A')).toBe(run.state('A'));
  expect(run.state('A').entered).toBe(false);
});
