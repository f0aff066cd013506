import { stepmill } from '../../../src/jest';
import { failureOf } from '../support/failureOf';

const sfn = stepmill();
const Each = {
  Type: 'Map',
  ItemProcessor: {
    StartAt: 'Ship',
    States: {
      Ship: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:ship',
        Retry: [{ ErrorEquals: ['Busy'] }],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'IsLarge' }],
        Next: 'IsLarge',
      },
      IsLarge: {
        Type: 'Choice',
        Choices: [{ Variable: '$', NumericGreaterThan: 10, Next: 'Large' }],
        Default: 'Small',
      },
      Large: { Type: 'Pass', End: true },
      Small: { Type: 'Pass', End: true },
    },
  },
} as const;
const each = sfn.stateMachine({ StartAt: 'Each', States: { Each: { ...Each, End: true } } });

/** The first of three items fails, and is large. */
async function firstFails() {
  each.mock('Ship').answers((input) => input);
  each.mock('Ship').forItem(0).throws('Shipping.Down', 'why');
  return each.run([20, 1, 2]);
}

test('that a state has succeeded, it must have in each item of a Map', async () => {
  const run = await firstFails();
  const ship = run.state('Ship');
  expect(failureOf(() => expect(ship).toHaveSucceeded())).toContain(
    "expected state 'Ship' in item 0 to have succeeded, but it failed, and the error was caught",
  );
  expect(ship).not.toHaveSucceeded();
  expect(ship.inItem(1)).toHaveSucceeded();
  expect(run.state('IsLarge')).toHaveSucceeded();
});

test('an unexpected state is not in any item', async () => {
  const run = await firstFails();
  const ship = run.state('Ship');
  expect(failureOf(() => expect(ship).not.toHaveFailed())).toContain(
    "expected state 'Ship' in item 0 not to have failed, but it failed, and the error was caught",
  );
  expect(failureOf(() => expect(ship).not.toHaveFailedWith('Shipping.Down'))).toContain(
    "expected state 'Ship' in item 0 not to have failed with",
  );
  expect(failureOf(() => expect(ship).not.toHaveInput(20))).toContain(
    "expected state 'Ship' in item 0 not to have the input",
  );
  expect(failureOf(() => expect(run.state('IsLarge')).not.toHaveChosen('Large'))).toContain(
    "expected state 'IsLarge' in item 0 not to have chosen 'Large', but it chose 'Large'",
  );
  expect(ship).not.toHaveFailedWith('Shipping.Down', 'another');
  expect(ship).not.toHaveInput(3);
  expect(ship.inItem(2)).not.toHaveFailed();
  expect(run.state('IsLarge')).not.toHaveChosen('Small', { rule: 0 });
});

test('that a state was not retried, it must not have been in any item', async () => {
  each.mock('Ship').answers((input) => input);
  each.mock('Ship').forItem(0).throws('Busy').times(2);
  const ship = (await each.run([1, 2, 3])).state('Ship');
  expect(failureOf(() => expect(ship).not.toHaveRetried())).toContain(
    "expected state 'Ship' in item 0 not to have been retried\nbut it was retried twice",
  );
  expect(failureOf(() => expect(ship).toHaveRetried(0))).toContain(
    "expected state 'Ship' in item 0 to have been retried 0 times",
  );
  expect(failureOf(() => expect(ship).not.toHaveRetried(2, { errors: ['Busy', 'Busy'] }))).toContain(
    "'Ship' in item 0",
  );
  expect(ship).not.toHaveRetried(1);
  expect(ship).not.toHaveRetried(2, { delays: ['1s', '3s'] });
  expect(ship.inItem(0)).toHaveRetried(2, { delays: ['1s', '2s'], errors: ['Busy', 'Busy'] });
  expect(ship.inItem(1)).toHaveRetried(0);
});

test('the last visit in a loop counts', async () => {
  const run = await firstFails();
  expect(run.state('Ship')).toHaveOutput(2);
  expect(run.state('IsLarge')).toHaveChosen('Small');
  const around = sfn.stateMachine({
    StartAt: 'Try',
    States: {
      Try: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:try',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Try' }],
        End: true,
      },
    },
  });
  around.mock('Try').throws('Busy').times(1).returns(1);
  expect((await around.run({})).state('Try')).toHaveSucceeded();
});

test('the last round of a Map in a loop counts', async () => {
  const loop = sfn.stateMachine({
    StartAt: 'Each',
    States: {
      Each: { ...Each, ResultPath: '$.done', ItemsPath: '$.items', Next: 'Again' },
      Again: {
        Type: 'Choice',
        Choices: [{ Variable: '$.items[2]', IsPresent: true, Next: 'Fewer' }],
        Default: 'Done',
      },
      Fewer: { Type: 'Pass', Result: { items: [1, 2] }, Next: 'Each' },
      Done: { Type: 'Succeed' },
    },
  });
  loop.mock('Ship').answers((input) => input);
  loop.mock('Ship').forItem(2).throws('Shipping.Down');
  const run = await loop.run({ items: [1, 2, 3] });

  expect(run.state('Ship').inItem(2)).not.toHaveSucceeded();
  expect(run.state('Ship')).toHaveSucceeded();
  expect(run.state('Ship')).not.toHaveFailed();
});
