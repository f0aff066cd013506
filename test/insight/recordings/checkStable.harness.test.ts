import { stepmill } from '../../../src/jest';
import { failureOf } from '../../harness/support/failureOf';

const sfn = stepmill();
const end = { End: true } as const;
const call = (more: object): object => ({
  StartAt: 'F',
  States: {
    F: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f', 'Payload.$': '$' },
      ResultPath: null,
      ...end,
      ...more,
    },
  },
});
const pass = (fields: object): object => ({ StartAt: 'P', States: { P: { Type: 'Pass', ...fields, ...end } } });
const jsonata = (Output: string): object => ({ QueryLanguage: 'JSONata', ...pass({ Output }) });

const inHundredDays = new Date(Date.now() + 100 * 86_400_000).toISOString();

/** What differs in each run, whose snapshot is to say so. */
const unstable: Readonly<Record<string, object>> = {
  'a text made of $millis()': jsonata("{% 'order-' & $string($millis()) %}"),
  'a key with the minute': jsonata("{% 'in/' & $now('[Y]/[M01]/[D01]/[H01]-[m01]') & '.json' %}"),
  'a random number': pass({ Parameters: { 'n.$': 'States.MathRandom(1, 1000)' } }),
  'a random number of JSONata': jsonata('{% $round($random() * 1000) %}'),
  'a hash of the name': pass({ Parameters: { 'h.$': "States.Hash($$.Execution.Name, 'MD5')" } }),
  'a jitter': call({ Retry: [{ ErrorEquals: ['Busy'], JitterStrategy: 'FULL', IntervalSeconds: 60 }] }),
  'a wait until a date': { StartAt: 'W', States: { W: { Type: 'Wait', Timestamp: inHundredDays, ...end } } },
};

/** What differs in each run, and is a placeholder, or is the same in each. */
const stable: Readonly<Record<string, object>> = {
  'ids, times, tokens and names': pass({
    Parameters: {
      'id.$': 'States.UUID()',
      'name.$': '$$.Execution.Name',
      'arn.$': '$$.Execution.Id',
      'at.$': '$$.State.EnteredTime',
      'text.$': "States.Format('{} at {}', $$.Execution.Name, $$.Execution.StartTime)",
    },
  }),
  'a number that is a time': jsonata('{% { "at": $millis(), "then": $now() } %}'),
  'an input with a time': pass({}),
  'a task that fails, and is retried': call({ Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 60 }] }),
};

const input = { at: new Date().toISOString(), ms: Date.now(), id: '6f1c9e0e-8a4a-4c7e-9b1a-0123456789ab' };

test.each(Object.keys(unstable))('%s makes another snapshot in each run, which says so', async (title) => {
  sfn.mock.lambda('f').optional().fails('Busy').once().returns({});
  const run = await sfn.stateMachine(unstable[title]!).run(input);
  const message = failureOf(() => run.toSnapshot());
  expect(message).toMatch(/^The snapshot would differ in the next run:\n {2}one run: .*\n {2}another run: .*\n/);
  expect(message).toContain("stepmill({ seed: 1, startTime: '2030-01-01T00:00:00Z' })");
});

test.each([...Object.keys(unstable), ...Object.keys(stable)])(
  '%s is the same in each run with a seed and a start time',
  async (title) => {
    const texts: string[] = [];
    for (const turn of ['one', 'two']) {
      const own = sfn.fresh({ seed: 1, startTime: '2030-01-01T00:00:00Z' });
      own.mock.lambda('f').optional().fails('Busy').once().returns({ turn: turn.length });
      texts.push((await own.stateMachine((unstable[title] ?? stable[title])!).run({ n: 1 })).toSnapshot());
    }
    expect(texts[1]).toBe(texts[0]);
  },
);

test.each(Object.keys(stable))('%s is the same in each run anyway', async (title) => {
  const texts: string[] = [];
  for (const startTime of [undefined, '2031-02-03T04:05:06Z']) {
    const own = sfn.fresh(startTime === undefined ? {} : { startTime });
    own.mock.lambda('f').optional().fails('Busy').once().returns({});
    const given = { ...input, ...(startTime !== undefined && { at: startTime, ms: Date.parse(startTime) }) };
    texts.push((await own.stateMachine(stable[title]!).run(given)).toSnapshot());
  }
  expect(texts[1]).toBe(texts[0]);
});

test('with a seed alone, the start time is asked for; with a start time alone, the seed', async () => {
  const time = await sfn.fresh({ seed: 1 }).stateMachine(unstable['a key with the minute']!).run({});
  expect(failureOf(() => time.toSnapshot())).toContain("stepmill({ startTime: '2030-01-01T00:00:00Z' })");
  const random = sfn.fresh({ startTime: '2030-01-01T00:00:00Z' });
  const drawn = await random.stateMachine(unstable['a random number']!).run({});
  expect(failureOf(() => drawn.toSnapshot())).toContain('stepmill({ seed: 1 })');
  const named = await random.stateMachine(unstable['a hash of the name']!).run({}, { name: 'mine' });
  expect(named.toSnapshot()).toContain('output {"h":');
});

test('callbacks, branches, items and Express executions are played again as they were', async () => {
  const fan = {
    StartAt: 'Fan',
    States: {
      Fan: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: {
          StartAt: 'Ask',
          States: {
            Ask: {
              Type: 'Task',
              Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
              Parameters: {
                QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
                'MessageBody.$': '$$.Task.Token',
              },
              ...end,
            },
          },
        },
        ...end,
      },
    },
  };
  const machine = sfn.stateMachine(fan);
  machine.mock('Ask').succeedsToken({ ok: true });
  expect((await machine.run({ items: [1, 2] })).toSnapshot()).toContain('output [{"ok":true},{"ok":true}]');
  const express = sfn.stateMachine(unstable['a random number']!, { type: 'EXPRESS' });
  const run = await express.run({});
  expect(failureOf(() => run.toSnapshot())).toContain('The snapshot would be another one in the next run');
});
