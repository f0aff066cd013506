import { Stepmill } from '../../../src/harness/Stepmill';
import { HarnessError } from '../../../src/errors/HarnessError';
import { StateView } from '../../../src/harness/run/StateView';
import { storyOf } from '../support/storyOf';

const story = storyOf([
  ['ExecutionStarted', 0],
  ['PassStateEntered', 0, { name: 'A', input: 1 }],
  ['PassStateExited', 2, { name: 'A', output: 2, assignedVariables: { x: 1 } }],
  ['TaskStateEntered', 3, { name: 'Ship', input: 2 }, 1],
  ['TaskScheduled', 4, { resourceType: 'lambda', resource: 'invoke', parameters: {} }, 1],
  ['TaskFailed', 5, { error: 'Down', cause: 'c' }, 2],
  ['TaskScheduled', 6, { resourceType: 'lambda', resource: 'invoke', parameters: {} }, 4],
  ['TaskFailed', 7, { error: 'Down', cause: 'd' }, 5],
  ['TaskStateExited', 8, { name: 'Ship', output: 3 }, 5],
  ['PassStateEntered', 9, { name: 'A', input: 3 }, 5],
]);

function view(name: string): StateView {
  return new StateView(
    story,
    name,
    story.visits.filter(({ state }) => state === name),
  );
}

test('the last visit is the one that is meant', () => {
  const { input, output, assigned, durationMs, next, type, entered } = view('A');
  expect({ input, output, assigned, durationMs, next, type, entered }).toEqual({
    input: 3,
    output: undefined,
    assigned: undefined,
    durationMs: 0,
    next: undefined,
    type: 'Pass',
    entered: true,
  });
  const first = view('A').visit(0);
  expect([first.output, first.assigned, first.next, first.description]).toEqual([
    2,
    { x: 1 },
    'Ship',
    "visit 0 of state 'A'",
  ]);
});

test('errors and retries', () => {
  const { error, cause, retries, retryDelaysMs, durationMs, attempts } = view('Ship');
  expect({ error, cause, retries, retryDelaysMs, durationMs }).toEqual({
    error: 'Down',
    cause: 'd',
    retries: 1,
    retryDelaysMs: [2000],
    durationMs: 4000,
  });
  expect(attempts).toHaveLength(2);
});

test('a state that was not entered has nothing', () => {
  const { input, error, retries, retryDelaysMs, durationMs, next, type, attempts } = view('Refund');
  expect({ input, error, retries, retryDelaysMs, durationMs, next, type, attempts }).toEqual({
    input: undefined,
    error: undefined,
    retries: 0,
    retryDelaysMs: [],
    durationMs: 0,
    next: undefined,
    type: undefined,
    attempts: [],
  });
});

test('a visit that there is not', () => {
  expect(() => view('A').visit(2)).toThrow(new HarnessError("There is no visit 2 of state 'A': it was visited twice."));
});

test('items of the innermost Map, and of one that is named', () => {
  const nested = storyOf([
    ['ExecutionStarted', 0],
    ['MapStateEntered', 0, { name: 'Outer', input: [] }],
    ['MapStateStarted', 2, {}],
    ['MapIterationStarted', 3, { name: 'Outer', index: 0 }],
    ['MapIterationStarted', 3, { name: 'Outer', index: 1 }],
    ['MapStateEntered', 4, { name: 'Inner', input: [] }],
    ['MapStateStarted', 6, {}],
    ['MapIterationStarted', 7, { name: 'Inner', index: 1 }],
    ['PassStateEntered', 8, { name: 'One', input: 'a' }],
    ['PassStateEntered', 5, { name: 'One', input: 'b' }],
  ]);
  const one = new StateView(
    nested,
    'One',
    nested.visits.filter(({ state }) => state === 'One'),
  );
  expect(one.inItem(1).visits.map(({ input }) => input)).toEqual(['a', 'b']);
  expect(one.inItem(1, 'Inner').visits.map(({ input }) => input)).toEqual(['a']);
  expect(one.inItem(0, 'Outer').description).toBe("state 'One' in item 0 of Outer");
});

test('an item of a state that is in no Map is refused', async () => {
  const sfn = new Stepmill();
  const machine = sfn.stateMachine({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
  const run = await machine.run();
  expect(() => run.state('A').inItem(NaN)).toThrow('The index of inItem(…) must be a whole number from 0, not NaN.');
  expect(() => run.state('A').inItem(0)).toThrow("state 'A' does not run in a Map, so there is no item 0.");
  await sfn.close();
});
