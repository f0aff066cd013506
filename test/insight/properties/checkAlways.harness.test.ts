import fc from 'fast-check';
import { stripVTControlCharacters } from 'node:util';
import { stepmill } from '../../../src/jest';

const sfn = stepmill();

const invoke = 'arn:aws:states:::lambda:invoke';
const call = (name: string, more: object = {}): object => ({
  Type: 'Task',
  Resource: invoke,
  Parameters: { FunctionName: name, 'Payload.$': '$' },
  ResultPath: null,
  ...more,
});

/** Reserves, charges, ships; what was reserved is released when a later step fails. */
const order = (release: string) => ({
  StartAt: 'Reserve',
  States: {
    Reserve: call('reserve', { Next: 'Charge' }),
    Charge: call('charge', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Release' }], Next: 'Ship' }),
    Ship: call('ship', {
      Retry: [{ ErrorEquals: ['Shipping.Down'], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: release }],
      End: true,
    }),
    Release: call('release', { Next: 'Failed' }),
    Failed: { Type: 'Fail', Error: 'Order.Failed' },
  },
});

async function rejection(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  throw new Error('it held');
}

const size = {
  StartAt: 'Size',
  States: {
    Size: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.total', NumericLessThan: 100, Next: 'Small' },
        { Variable: '$.total', NumericGreaterThan: 100, Next: 'Large' },
      ],
    },
    Small: { Type: 'Pass', End: true },
    Large: { Type: 'Pass', End: true },
  },
};

test('finds a Choice without Default, and prints the smallest run as a test', async () => {
  const machine = sfn.stateMachine(size, { name: 'Size' });
  const message = await rejection(machine.always(undefined, { runs: 200, seed: 1, malformed: false }));
  expect(message.replace(/run \d+ of 200, shrunk \d+ times?/, 'run N of 200')).toMatchInlineSnapshot(`
    "'Size' violates the property in run N of 200 (seed: 1)

    the execution fails because of its own definition: States.Runtime — An error occurred while executing the state 'Size' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.

    FAILED after 0s: States.Runtime — An error occurred while executing the state 'Size' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.
    └─ Size  Choice  +0s  failed: States.Runtime

    As a test:

    test('found by a property', async () => {
      const run = await machine.run({ total: 100 });
      expect(run).not.toHaveFailedWith('States.Runtime');
    });"
  `);
});

test('finds a lost compensation', async () => {
  const released = (run: Awaited<ReturnType<ReturnType<typeof machineOf>['run']>>): void => {
    const reserved = run.state('Reserve').visits.some(({ outcome }) => outcome === 'succeeded');
    if (reserved && run.status === 'FAILED') expect(run).toHaveEntered('Release');
  };
  const machineOf = (release: string, name: string) => sfn.stateMachine(order(release), { name });
  const report = await machineOf('Release', 'Good').always(released, { runs: 200, seed: 2 });
  expect(report).toEqual({
    runs: 200,
    rejected: 0,
    seed: 2,
    ends: { SUCCEEDED: expect.any(Number), FAILED: expect.any(Number) },
    notEntered: [],
  });
  const message = await rejection(machineOf('Failed', 'Lost').always(released, { runs: 200, seed: 2 }));
  expect(message).toContain("expected the execution to have entered state 'Release'");
  expect(message.slice(message.indexOf('As a test:'))).toMatchInlineSnapshot(`
    "As a test:

    test('found by a property', async () => {
      machine.mock('Reserve').returns({ StatusCode: 200, Payload: {} });
      machine.mock('Charge').returns({ StatusCode: 200, Payload: {} });
      machine.mock('Ship').throws('Unlisted.Error');
      const run = await machine.run({});
      // what the property says of the run
    });"
  `);
});

test('the same seed generates the same runs', async () => {
  const machine = sfn.stateMachine(order('Release'), { name: 'Seeded' });
  const inputs = async (): Promise<string[]> => {
    const seen: string[] = [];
    await machine.always((run) => void seen.push(JSON.stringify([run.status, run.fullPath])), { runs: 20, seed: 7 });
    return seen;
  };
  expect(await inputs()).toEqual(await inputs());
});

test('a loop that polls a status ends; one that waits for an impossible status is reported', async () => {
  const poll = (status: string): object => ({
    StartAt: 'Get',
    States: {
      Get: call('get', { ResultSelector: { 'status.$': '$.Payload.status' }, ResultPath: '$.job', Next: 'Done' }),
      Done: {
        Type: 'Choice',
        Choices: [{ Variable: '$.job.status', StringEquals: status, Next: 'End' }],
        Default: 'Wait',
      },
      Wait: { Type: 'Wait', Seconds: 60, Next: 'Get' },
      End: { Type: 'Succeed' },
    },
  });
  const good = sfn.stateMachine(poll('DONE'), { name: 'Good' });
  expect(await good.always(undefined, { runs: 30, seed: 3, failures: 'none' })).toMatchObject({
    ends: { SUCCEEDED: 30 },
    notEntered: [],
  });
  const answers = { Get: fc.constant({ returns: { Payload: { status: 'done' } } }) };
  const endless = sfn.stateMachine(poll('DONE'), { name: 'Endless' });
  expect(await rejection(endless.always(undefined, { runs: 3, seed: 3, outcomes: answers }))).toContain(
    "The run has made more than 500 calls, the last one in state 'Get': it may never end.",
  );
});

test('covers timeouts, heartbeats, tokens and items of a Map', async () => {
  const machine = sfn.stateMachine(
    {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: {
            StartAt: 'Ask',
            States: {
              Ask: {
                Type: 'Task',
                Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
                Parameters: { QueueUrl: 'https://q', MessageBody: { 'id.$': '$.id', 'token.$': '$$.Task.Token' } },
                TimeoutSeconds: 60,
                Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
                End: true,
              },
              Late: { Type: 'Pass', End: true },
            },
          },
          End: true,
        },
      },
    },
    { name: 'Asking' },
  );
  const errors = new Set<string | undefined>();
  const report = await machine.always(
    (run) => {
      for (const visit of run.state('Ask').visits) errors.add(visit.attempts.at(-1)?.error);
    },
    { runs: 60, seed: 1, malformed: false },
  );
  expect(report.notEntered).toEqual([]);
  expect([...errors].sort()).toEqual(['States.Timeout', 'Unlisted.Error', undefined]);
});

test('mocks of the test take precedence', async () => {
  const machine = sfn.stateMachine(order('Release'), { name: 'Mocked' });
  machine.mock('Charge').throws('Card.Declined');
  await machine.always(
    (run) => {
      if (run.state('Charge').entered) expect(run.state('Charge')).toHaveFailedWith('Card.Declined');
      expect(run.state('Ship').entered).toBe(false);
    },
    { seed: 1 },
  );
  // And nothing of it is left when it is over.
  machine.mock('Reserve').returns({ Payload: 1 });
  machine.mock('Charge').returns({ Payload: 1 });
  await expect(machine.run({})).rejects.toThrow("Nothing answers the task of state 'Ship'");
});

test('JSONata: results and variables, inputs on both sides of a condition', async () => {
  const machine = sfn.stateMachine(
    {
      QueryLanguage: 'JSONata',
      StartAt: 'Charge',
      States: {
        Charge: {
          Type: 'Task',
          Resource: invoke,
          Arguments: { FunctionName: 'charge', Payload: '{% $states.input.order %}' },
          Assign: { paid: '{% $states.result.Payload %}' },
          Next: 'Size',
        },
        Size: {
          Type: 'Choice',
          Choices: [
            { Condition: "{% $paid.status = 'PAID' and $paid.total < 10 %}", Next: 'Small' },
            { Condition: "{% $paid.status = 'PAID' and $paid.total > 10 %}", Next: 'Large' },
            { Condition: "{% $paid.status != 'PAID' %}", Next: 'Small' },
          ],
        },
        Small: { Type: 'Succeed' },
        Large: { Type: 'Succeed' },
      },
    },
    { name: 'Paid' },
  );
  const message = await rejection(
    machine.always(undefined, { runs: 200, seed: 5, malformed: false, failures: 'none' }),
  );
  expect(message).toContain('fails because of its own definition');
  expect(message).toContain(
    "machine.mock('Charge').returns({ StatusCode: 200, Payload: { status: 'PAID', total: 10 } });",
  );
});

describe('a property without effect fails', () => {
  const machine = (name: string) => sfn.stateMachine(order('Release'), { name });

  test('no run reached a task', async () => {
    const early = sfn.stateMachine(
      {
        StartAt: 'No',
        States: {
          No: { Type: 'Pass', Next: 'Fail' },
          Fail: { Type: 'Choice', Choices: [{ Variable: '$.never', StringEquals: 'x', Next: 'Task' }], Default: 'Out' },
          Out: { Type: 'Fail' },
          Task: call('t', { End: true }),
        },
      },
      { name: 'Early' },
    );
    expect(await rejection(early.always(undefined, { input: fc.constant({ never: 'y' }), seed: 1 }))).toBe(
      'always() proves nothing: none of its 100 runs reached a task. They ended with FAILED (100). ' +
        'Generate inputs that the machine accepts: input: fc.record({ … }), or malformed: false.',
    );
  });

  test('all inputs are filtered out', async () => {
    expect(await rejection(machine('Rejecting').always(undefined, { given: () => false, runs: 10, seed: 1 }))).toBe(
      'always() has made 0 runs of 10: given() excluded 501 inputs. Generate possible inputs: input: fc.record({ … }).',
    );
  });

  test.each([
    ['a misspelt option', { run: 3 }, "has no option 'run'. Did you mean 'runs'?"],
    ['no runs', { runs: 0 }, 'The option runs must be a whole number of at least 1.'],
    ['an unknown task', { outcomes: { Shipp: fc.constant({ returns: 1 }) } }, "Did you mean 'Ship'?"],
    ['no arbitrary', { input: { total: 1 } }, "'input' must be a fast-check arbitrary"],
    ['another word', { failures: 'some' }, "The option failures is 'all', 'named' or 'none'"],
    [
      'outcomes that are none',
      { outcomes: { Reserve: fc.constant({ return: 1 }) } },
      "The option outcomes draws no outcome for state 'Reserve'.",
    ],
  ])('%s', async (_name, options, message) => {
    expect(await rejection(machine('Wrong').always(undefined, options as never))).toContain(message);
  });

  test('a predicate that returns something else, or false', async () => {
    expect(await rejection(machine('Odd').always(() => 'yes', { seed: 1 }))).toContain('it returned a string');
    expect(await rejection(machine('No').always(() => false, { seed: 1 }))).toContain('the property returned false');
    expect(
      await rejection(machine('Given').always(undefined, { seed: 1, given: (() => undefined) as never })),
    ).toContain('The option given must return true or false for an input; it returned a undefined.');
    expect(await rejection(machine('Not').always('run' as never, { seed: 1 }))).toContain('always() takes a function');
  });

  test('an invalid definition, and real time', async () => {
    const wrong = sfn.stateMachine({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }, { name: 'WrongOne' });
    expect(await rejection(wrong.always())).toMatch(/^State machine 'WrongOne' cannot be run/);
    const real = sfn.fresh({ time: 'real' }).stateMachine(order('Release'), { name: 'Real' });
    expect(await rejection(real.always())).toContain('always() needs time that skips');
  });
});

test('allowed errors of the definition, and excluded inputs', async () => {
  const machine = sfn.stateMachine(size, { name: 'Allowed' });
  const report = await machine.always(undefined, { seed: 1, malformed: false, allow: ['States.Runtime'] });
  expect(report.ends).toEqual({ SUCCEEDED: expect.any(Number), FAILED: expect.any(Number) });
  const given = (input: { total: number }): boolean => input.total !== 100;
  const some = await machine.typed<{ total: number }>().always(undefined, { seed: 1, malformed: false, given });
  expect(some).toMatchObject({ runs: 100, ends: { SUCCEEDED: 100 } });
  expect(some.rejected).toBeGreaterThan(0);
});

test('a Map that the test mocks as one step is a call, too', async () => {
  const machine = sfn.stateMachine(
    {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: { StartAt: 'One', States: { One: call('one', { End: true }) } },
          End: true,
        },
      },
    },
    { name: 'MockedMap' },
  );
  machine.mock('Each').answers(({ items }: { items: unknown[] }) => items.map(() => null));
  expect(await machine.always(undefined, { runs: 10, seed: 1, malformed: false })).toMatchObject({
    ends: { SUCCEEDED: 10 },
    notEntered: ['One'],
  });
});

test('accepts unusual names: __proto__, quotes, dots', async () => {
  const machine = sfn.stateMachine(
    JSON.parse(
      `{"StartAt":"it's","States":{"it's":{"Type":"Task","Resource":"${invoke}","Parameters":{"FunctionName":"f","Payload":{"a.$":"$['__proto__'].x","b.$":"$['a b']"}},"Next":"constructor"},"constructor":{"Type":"Succeed"}}}`,
    ) as never,
    { name: 'Odd-names' },
  );
  const report = await machine.always(undefined, { runs: 20, seed: 1, malformed: false });
  expect(report.ends).toEqual({ SUCCEEDED: expect.any(Number), FAILED: expect.any(Number) });
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

describe('without an await', () => {
  const forgotten = "always() of 'Forgotten' was not finished: did you forget an await?";
  // The first run comes to the predicate.
  const harmless = { seed: 1, malformed: false, failures: 'none' } as const;

  test('fails the test that started it, and does not disturb the next one', async () => {
    const own = sfn.fresh();
    const machine = own.stateMachine(size, { name: 'Forgotten' });
    let judged = 0;
    let goOn: () => void = () => undefined;
    const begun = new Promise<void>((begin) => {
      void machine.always(() => {
        judged += 1;
        begin();
        return new Promise<void>((resolve) => (goOn = resolve));
      }, harmless);
    });
    await begun;
    await expect(own.endTest()).rejects.toThrow(forgotten);
    goOn();
    await machine.run({ total: 1 });
    expect(judged).toBe(1);
    await expect(own.endTest()).resolves.toBeUndefined();
  });

  test('closing the harness reports it, too', async () => {
    const own = sfn.fresh();
    await new Promise<void>((begin) => {
      void own.stateMachine(size, { name: 'Forgotten' }).always(() => {
        begin();
        return new Promise<void>(() => undefined);
      }, harmless);
    });
    await expect(own.close()).rejects.toThrow(forgotten);
  });
});
