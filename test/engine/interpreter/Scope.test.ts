import { ManualClock } from '../../../src/clock/ManualClock';
import type { EngineExecution } from '../../../src/engine/executions/EngineExecution';
import { Scope } from '../../../src/engine/interpreter/Scope';
import type { StatesBlock } from '../../../src/language/asl/types';
import { noon } from '../executions/executionStart';
import { end, run, task } from '../executions/runInEngine';

/** An execution whose task T is open, so that its root is in this state. */
function open(): EngineExecution {
  const block = { StartAt: 'T', States: { T: { ...task('F'), ...end } } } as unknown as StatesBlock;
  const [execution] = run(
    block,
    () => ({ endedBy: 'nobody' }),
    () => new ManualClock(noon, () => undefined),
  );
  return execution as EngineExecution;
}

const item = (index: number) => ({ index, value: index * 10, key: undefined });

test('random numbers depend on the seed and the visit alone', () => {
  const [first, second] = [open().root, open().root];
  const drawn = [first.random(), first.random(), first.visitRandom()];
  expect(drawn).toEqual([second.visitRandom(), second.random(), second.random()]);
  expect(new Set(drawn).size).toBe(3);
  // Another visit has a source of its own, however much was drawn before.
  const visits = [first, second].map((scope) => {
    scope.enteredId = 9;
    return [scope.random(), scope.random()];
  });
  expect(visits[0]).toEqual(visits[1]);
  expect(visits[0]).not.toEqual(drawn.slice(0, 2));
});

test('each item of a Map has random numbers of its own before it is in a state', () => {
  const { root } = open();
  const drawn = [0, 1, 1].map((index) => root.inside(1, true, item(index)).random());
  expect([drawn[1] === drawn[2], drawn[0] === drawn[1]]).toEqual([true, false]);
});

test('a branch sees the variables around it; its own hide them', () => {
  const { root } = open();
  root.give({ a: 1, b: 2 }, undefined);
  const branch = root.inside(1, true);
  expect([branch.variable('a'), branch.ownVariable('a'), branch.variable('none')]).toEqual([1, undefined, undefined]);
  branch.give({ a: 'own' }, undefined);
  expect([branch.variable('a'), branch.variable('b'), root.variable('a')]).toEqual(['own', 2, 1]);
});

test('variables of branches count until these have ended, wherever they are counted', () => {
  const { root } = open();
  const [one, two] = [root.inside(1, true), root.inside(1, true)];
  root.inner = { children: [one, undefined, two] };
  const counted = (): readonly number[] => [root, one, two].map((scope) => scope.countVariables());
  const none = counted();
  one.give({ a: 'xx' }, undefined);
  const withOne = counted();
  two.give({ a: 'xx' }, undefined);
  const withBoth = counted();
  one.ended = 'done';
  expect(none).toEqual([0, 0, 0]);
  expect(new Set(withOne).size).toBe(1);
  expect(withOne[0]).toBeGreaterThan(0);
  expect(withBoth).toEqual(withOne.map((bytes) => bytes * 2));
  expect(counted()).toEqual(withOne);
});

test('names the iterations around it, outermost first', () => {
  const { root } = open();
  const outer = root.inside(1, true, item(2));
  outer.state = { name: 'Each' } as never;
  const inner = outer.inside(2, true, item(0));
  const branch = inner.inside(3, true);
  expect([root, outer, inner, branch].map(({ iterations }) => iterations)).toEqual([
    [],
    [{ state: 'T', index: 2 }],
    [
      { state: 'T', index: 2 },
      { state: 'Each', index: 0 },
    ],
    [
      { state: 'T', index: 2 },
      { state: 'Each', index: 0 },
    ],
  ]);
});

test('the context object is made again after a change, and not before', () => {
  const { root } = open();
  const first = root.context();
  expect([root.context() === first, first['State']]).toEqual([true, expect.objectContaining({ Name: 'T' })]);
  root.retryCount = 2;
  root.contextChanged();
  expect(root.context()['State']).toMatchObject({ RetryCount: 2 });
  root.give({}, { Execution: { Id: 'given' } });
  expect(root.context()).toMatchObject({ Execution: { Id: 'given' } });
});

test('an iteration that is used again for another item is as new', () => {
  const { root } = open();
  const used = root.inside(1, true, item(0));
  used.give({ a: 1 }, undefined);
  used.ended = 'done';
  used.left = 3;
  used.reuse(4, 'four', 'k');
  const fresh = new Scope(root.run, root, 1, true, { index: 4, value: 'four', key: 'k' });
  const facts = ({ mapItem, ended, left, enteredId, next }: Scope) => ({ mapItem, ended, left, enteredId, next });
  expect(facts(used)).toEqual(facts(fresh));
  expect([used.variable('a'), used.random()]).toEqual([undefined, fresh.random()]);
});
