import { HarnessError } from '../../../src/errors/HarnessError';
import type { Run } from '../../../src/harness/run/Run';
import { faultOf, propertyFailure, type FailedRun } from '../../../src/insight/properties/propertyFailure.harness';

const runOf = (more: object, lastType = 'Task') =>
  ({ status: 'FAILED', story: { main: { visits: [{ type: lastType }] } }, ...more }) as unknown as Run;

test.each<[string, Run, string | undefined]>([
  ['a success', runOf({ status: 'SUCCEEDED' }), undefined],
  ['an execution that does not end', runOf({ status: 'RUNNING' }), 'the execution does not end'],
  ['one that was stopped', runOf({ status: 'ABORTED', error: 'States.Runtime' }), undefined],
  ['an error of a task', runOf({ error: 'Card.Declined' }), undefined],
  [
    'an error of the definition itself',
    runOf({ error: 'States.Runtime', cause: 'no path' }),
    'the execution fails because of its own definition: States.Runtime — no path',
  ],
  ['an allowed one', runOf({ error: 'States.NoChoiceMatched' }), undefined],
  ['a Fail state with such a name', runOf({ error: 'States.Runtime' }, 'Fail'), undefined],
])('the fault of %s', (_, run, expected) => {
  expect(faultOf(run, ['States.NoChoiceMatched'])).toBe(expected);
});

const details = { numRuns: 3, numSkips: 0, numShrinks: 1, seed: -5 };

const failed = (more: Partial<FailedRun>): FailedRun => ({
  plan: { input: { n: 1 } } as never,
  run: undefined,
  error: new Error('expected 1'),
  given: new Map(),
  ...more,
});

test('shows the run as a test, with repeated answers in one', () => {
  const given = new Map([
    ['Charge', [{ throws: 'Busy' }, { throws: 'Busy' }, { returns: { ok: true } }]],
    ["It's", [{ timesOut: true }]],
  ] as never);
  const error = new Error('expected 1');
  const failure = propertyFailure(failed({ given: given as never, error }), details, 'Order', {});
  expect([failure.name, failure.cause, failure.message]).toEqual([
    'PropertyError',
    error,
    `'Order' violates the property in run 3 of 100, shrunk 1 time (seed: -5)

expected 1

As a test:

test('found by a property', async () => {
  machine.mock('Charge').throws('Busy').times(2).returns({ ok: true });
  machine.mock('It\\'s').timesOut();
  const run = await machine.run({ n: 1 });
  // what the property says of the run
});`,
  ]);
});

test('of an endless loop six answers are shown', () => {
  const outcomes = Array.from({ length: 20 }, (_, index) => ({ returns: index }));
  const { message } = propertyFailure(failed({ given: new Map([['A', outcomes]]) }), details, 'M', { runs: 5 });
  expect(/machine\.mock.*/.exec(message)![0]).toBe(
    "machine.mock('A').returns(0).returns(1).returns(2).returns(3).returns(4).returns(5) /* and 14 more answers */;",
  );
  expect(message).toContain('in run 3 of 5');
});

test('a fault of the definition is asserted; other causes keep their kind', () => {
  const run = runOf({ error: 'States.Runtime', cause: 'c' });
  expect(propertyFailure(failed({ run }), details, 'M', {}).message).toContain(
    "  expect(run).not.toHaveFailedWith('States.Runtime');\n",
  );
  const mistake = propertyFailure(failed({ error: new HarnessError('unmocked') }), details, 'M', {});
  const other = propertyFailure(failed({ error: { message: 'of another realm' } }), details, 'M', {});
  const text = propertyFailure(failed({ error: 'thrown' }), details, 'M', {});
  expect([mistake.name, HarnessError.is(mistake), other.message.split('\n')[2], text.message.split('\n')[2]]).toEqual([
    'HarnessError',
    true,
    'of another realm',
    'thrown',
  ]);
});
