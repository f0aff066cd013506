import { stepmill } from '../../../src/jest';

// A compensation runs only after another state has failed: its scenarios play that failure, too.
const sfn = stepmill();
const call = (name: string, more: object): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name },
  ResultPath: null,
  ...more,
});
const caught = (Next: string, ...ErrorEquals: string[]): object => ({
  Catch: [{ ErrorEquals, ResultPath: null, Next }],
});
const retry = { Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }] };

const saga = sfn.stateMachine({
  StartAt: 'Reserve',
  States: {
    Reserve: call('reserve', { ...retry, Next: 'Pay' }),
    Pay: call('pay', { ...retry, ...caught('Release', 'States.ALL'), Next: 'Book' }),
    Book: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Hotel', States: { Hotel: call('hotel', { ...retry, End: true }) } }],
      ...caught('Refund', 'States.ALL'),
      ResultPath: null,
      Next: 'Done',
    },
    Refund: call('refund', { ...retry, ...caught('Alarm', 'Refund.Down'), Next: 'Release' }),
    Release: call('release', { ...retry, Next: 'Failed' }),
    Alarm: call('alarm', { Next: 'Release' }),
    Failed: { Type: 'Fail', Error: 'Saga.Failed' },
    Done: { Type: 'Succeed' },
  },
} as never);

test('a state behind a catcher comes after as few failures as possible', () => {
  const after = new Map(saga.failures().map((one) => [one.state, one.after.map(({ name }) => name)]));
  expect(Object.fromEntries(after)).toEqual({
    Reserve: [],
    Pay: [],
    Book: [],
    Hotel: [],
    Refund: ['Book: an error that no clause names'],
    Release: ['Pay: Busy, after its last attempt'],
    Alarm: ['Book: an error that no clause names', 'Refund: Refund.Down'],
  });
});

test.each(saga.failures())('$name', async (failure) => {
  for (const name of ['reserve', 'pay', 'hotel', 'refund', 'release', 'alarm']) sfn.mock.lambda(name).returns({});
  failure.play();
  const run = await saga.run({});
  expect(run).toHaveEntered(failure.state);
  if (failure.leadsTo.end === 'works' && failure.after.length === 0) expect(run).toHaveSucceeded();
  else expect(run).toHaveFailed();
  if (failure.leadsTo.next !== undefined) expect(run).toHaveEntered(failure.leadsTo.next);
});
