import { stepmill, Stepmill } from '../../src/jest';
import { failureOf } from './support/failureOf';

const sfn = stepmill();
const opened: Stepmill[] = [];

function harness(seed: string | number): Stepmill {
  const made = new Stepmill({ seed, startTime: '2030-01-01T00:00:00Z' });
  opened.push(made);
  return made;
}

afterAll(() => Promise.all(opened.map((made) => made.close())));

const chance = {
  StartAt: 'JsonPath',
  States: {
    JsonPath: {
      Type: 'Pass',
      Parameters: { 'uuid.$': 'States.UUID()', 'number.$': 'States.MathRandom(1, 1000000)' },
      ResultPath: '$.jsonPath',
      Next: 'Jsonata',
    },
    Jsonata: {
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: {
        jsonPath: '{% $states.input.jsonPath %}',
        random: '{% $random() %}',
        uuid: '{% $uuid() %}',
        shuffled: '{% $shuffle([1, 2, 3, 4, 5, 6, 7, 8]) %}',
        execution: '{% $states.context.Execution.Id %}',
      },
      Next: 'Ask',
    },
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
        'MessageBody.$': "States.Format('{} {}', $$.Task.Token, $.uuid)",
      },
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 100, MaxAttempts: 3, JitterStrategy: 'FULL' }],
      End: true,
    },
  },
} as const;

/** Everything of a run that chance has a part in. */
async function drawn(made: Stepmill): Promise<Record<string, unknown>> {
  const machine = made.stateMachine(chance, { name: 'Chance' });
  machine.mock('Ask').throws('Busy').times(3).succeedsToken({});
  const run = await machine.run({});
  expect(run).toHaveSucceeded();
  return {
    output: run.state('Jsonata').output,
    message: run.task('Ask').mock.lastCall,
    delays: run.state('Ask').retryDelaysMs,
    arn: run.executionArn,
  };
}

test('ids, tokens, random numbers and jitter follow the seed', async () => {
  const first = await drawn(harness('a'));
  expect(await drawn(harness('a'))).toEqual(first);
  const other = await drawn(harness('b'));
  for (const [name, value] of Object.entries(first)) expect(other[name]).not.toEqual(value);
});

test('accepts a number as seed, and a reset restarts it', async () => {
  const made = harness(7);
  const first = await drawn(made);
  await made.reset();
  expect(await drawn(made)).toEqual(first);
  expect(await drawn(harness('7'))).toEqual(first);
});

test('the versions that an alias routes to follow the seed', async () => {
  async function routes(seed: string): Promise<string[]> {
    const { place } = harness(seed).harness;
    const roleArn = 'arn:aws:iam::123456789012:role/r';
    const definition = (result: string) =>
      JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result: result, End: true } } });
    const one = await place.call('CreateStateMachine', {
      name: 'M',
      roleArn,
      definition: definition('one'),
      publish: true,
    });
    const { stateMachineArn } = one;
    const two = await place.call('UpdateStateMachine', {
      stateMachineArn,
      definition: definition('two'),
      publish: true,
    });
    const { stateMachineAliasArn } = await place.call('CreateStateMachineAlias', {
      name: 'live',
      routingConfiguration: [one, two].map(({ stateMachineVersionArn }) => ({ stateMachineVersionArn, weight: 50 })),
    });
    const outputs: string[] = [];
    for (let count = 0; count < 16; count++) {
      const { executionArn } = await place.call('StartExecution', { stateMachineArn: stateMachineAliasArn });
      await place.ended(executionArn as string);
      outputs.push((await place.describe(executionArn as string))['output'] as string);
    }
    return outputs;
  }
  const first = await routes('a');
  expect(await routes('a')).toEqual(first);
  expect(await routes('b')).not.toEqual(first);
  expect(new Set(first)).toEqual(new Set(['"one"', '"two"']));
});

test('picks a seed by default, and every failure says how to repeat it', async () => {
  const machine = sfn.stateMachine(chance);
  machine.mock('Ask').succeedsToken({});
  const run = await machine.run({});
  const last = failureOf(() => expect(run).toHaveFailed())
    .split('\n')
    .at(-1)!;
  const [, seed] = /^seed: '([0-9a-z]{5})' {2}\(stepmill\(\{ seed: '\1' \}\) repeats it\)$/.exec(last)!;

  const again = harness(seed!).stateMachine(chance);
  again.mock('Ask').succeedsToken({});
  expect((await again.run({})).executionArn).toBe(run.executionArn);
  expect(
    failureOf(() => expect(sfn).toHaveCalled('dynamodb'))
      .split('\n')
      .at(-1),
  ).toBe(last);
});

test('so does every mistake of the test, with the progress of the run', async () => {
  const { repeat } = sfn.harness;
  const machine = sfn.stateMachine({
    StartAt: 'Begin',
    States: {
      Begin: { Type: 'Pass', Next: 'Ship' },
      Ship: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:ship', End: true },
    },
  });
  sfn.mock.lambda('ship').when({ orderId: 2 }).returns({});
  const mistake = await machine.run({ orderId: 1 }).catch((error: unknown) => error as Error);
  const lines = (mistake as Error).message.split('\n');
  expect(lines[0]).toMatch(/^Nothing answers the task of state 'Ship'/);
  expect(lines.slice(-7)).toEqual([
    `  - mock of Lambda function 'ship', input like {"orderId":2}: it is for input like {"orderId":2}, and the input has 1 at '/orderId'`,
    '',
    'FAILED after 0s: Stepmill.HarnessError',
    '├─ Begin  Pass  +0s',
    '└─ Ship   Task  +0s  failed: Stepmill.HarnessError',
    '',
    repeat,
  ]);
  expect(() => machine.runSync({})).toThrow(repeat);
  const started = await machine.start({ orderId: 2 });
  await expect(started.task('Begin').succeed({})).rejects.toThrow(repeat);
});

test('does not print a seed that the test sets', async () => {
  const machine = harness('mine').stateMachine({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
  const run = await machine.run();
  expect(failureOf(() => expect(run).toHaveFailed())).not.toMatch(/seed/);
});

test('a fresh harness has the same seed unless it sets its own', async () => {
  const machine = { StartAt: 'A', States: { A: { Type: 'Succeed' } } } as const;
  const [one, two] = await Promise.all([
    sfn.fresh().stateMachine(machine).run(),
    sfn.fresh().stateMachine(machine).run(),
  ]);
  expect(one.executionArn).toBe(two.executionArn);
  expect(one.story.origin.repeat).toBe(sfn.harness.repeat);
  const other = await sfn.fresh({ seed: 'other' }).stateMachine(machine).run();
  expect(other.executionArn).not.toBe(one.executionArn);
  expect(other.story.origin.repeat).toBeUndefined();
});

test('the random values of a state do not depend on other states', async () => {
  const draw = async (first: string): Promise<unknown> => {
    const harness = new Stepmill({ seed: 'visits' });
    const States = {
      First: { Type: 'Pass', Output: first, Next: 'Second' },
      Second: { Type: 'Pass', Output: '{% [$random(), $uuid()] %}', End: true },
    };
    const machine = harness.stateMachine({ QueryLanguage: 'JSONata', StartAt: 'First', States }, { name: 'Draw' });
    const { output } = await machine.run({}, { name: 'once' });
    await harness.close();
    return output;
  };
  expect(await draw('{% $random() %}')).toEqual(await draw('{% 1 %}'));
});

test('items of a Map have independent random values', async () => {
  const harness = new Stepmill({ seed: 'items' });
  const Item = { Type: 'Pass', Output: '{% [$states.input, $random()] %}', End: true };
  const Each = {
    Type: 'Map',
    Items: [1, 2],
    ItemSelector: '{% $random() %}',
    ItemProcessor: { StartAt: 'Item', States: { Item } },
    End: true,
  };
  const machine = harness.stateMachine({ QueryLanguage: 'JSONata', StartAt: 'Each', States: { Each } });
  const drawn = ((await machine.run({})).output as number[][]).flat();
  expect(new Set(drawn).size).toBe(4);
  await harness.close();
});
