import { end, runDefinition } from './runDefinition';

/** With its quotes, a fortieth of what an execution may have in variables. */
const large = 'x'.repeat(262_142);
const count = 41;
const numbers = Array.from({ length: count }, (_, index) => index);

test('the variables of an execution have 10 MiB at most', () => {
  const States = Object.fromEntries(
    numbers.map((n) => [`S${n}`, { Type: 'Pass', Assign: { [`v${n}.$`]: '$' }, Next: `S${n + 1}` }]),
  );
  const definition = { StartAt: 'S0', States: { ...States, [`S${count}`]: { Type: 'Succeed' } } };
  expect(runDefinition(definition, large).end).toBe(
    "FAILED States.DataLimitExceeded: Execution total variable size limit exceeded. State 'S40' assigned variables that exceed the total execution limit by 262144 bytes.",
  );
});

describe('drops variables when their block ends, which frees room', () => {
  const block = (last: object): object => ({
    StartAt: 'Keep',
    States: { Keep: { Type: 'Pass', Assign: { 'v.$': '$$.Execution.Input' }, Result: 1, Next: 'Last' }, Last: last },
  });

  test('for each iteration', () => {
    const States = {
      Items: { Type: 'Pass', Parameters: { items: numbers }, Next: 'Each' },
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        MaxConcurrency: 1,
        ItemProcessor: block({ Type: 'Succeed' }),
        ...end,
      },
    };
    const ones = JSON.stringify(numbers.map(() => 1));
    expect(runDefinition({ StartAt: 'Items', States }, large).end).toBe(ones);
  });

  test('for each attempt', () => {
    const state = {
      Type: 'Parallel',
      Branches: [block({ Type: 'Fail', Error: 'E', Cause: 'c' })],
      Retry: [{ ErrorEquals: ['E'], BackoffRate: 1, MaxAttempts: count }],
      ...end,
    };
    expect(runDefinition({ StartAt: 'P', States: { P: state } }, large).end).toBe('FAILED E: c');
  });
});
