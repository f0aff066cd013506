import { placeNow } from '../../../../../src/console/views/design/model/placeNow';
import { walkDefinition } from '../../../../../src/language/asl/walk';
import type { Json } from '../../../../../src/util/json';
import { machine } from '../../../../definitions/document/gestures/support/machine';

const [ruleA, ruleB] = [
  { Variable: '$.a', IsNull: true, Next: 'M' },
  { Variable: '$.b', IsNull: true, Next: 'Z' },
];
const empty = { States: {} };
const [left, right] = [machine({ L: {} }), machine({ R: {} })];

const machineWith = (rules: readonly Json[], branches: readonly Json[], more: Record<string, Json> = {}) =>
  walkDefinition(
    machine({
      C: { Type: 'Choice', Choices: rules, Default: 'Z' },
      P: { Type: 'Parallel', Branches: branches, Next: 'M' },
      M: { Type: 'Map', ItemProcessor: machine({ N: {} }), Next: 'Z' },
      Z: {},
      ...more,
    }),
  );

const before = machineWith([ruleA, ruleB], [left, right, empty]);
const rule = (index: number) => ['States', 'C', 'Choices', index, 'Next'];
const branch = (index: number, ...rest: string[]) => ['States', 'P', 'Branches', index, ...rest];

test('in the same machine all is where it is, even two states with one name', () => {
  const twins = machineWith([], [left, left]);
  expect(placeNow(branch(1, 'States', 'L'), twins, twins)).toEqual(branch(1, 'States', 'L'));
});

test('finds rules, branches and what is in them where they are now', () => {
  const after = machineWith([ruleB, ruleA], [empty, right, machine({ New: {}, L: { Comment: 'changed' } })]);
  const now = (path: readonly (string | number)[]) => placeNow(path, before, after);
  expect(now([])).toEqual([]);
  expect(now(['StartAt'])).toEqual(['StartAt']);
  expect(now(['States', 'C'])).toEqual(['States', 'C']);
  expect(now(rule(0))).toEqual(rule(1));
  expect(now(rule(1).slice(0, -1))).toEqual(rule(0).slice(0, -1));
  expect(now(branch(0))).toEqual(branch(2));
  expect(now(branch(0, 'States', 'L'))).toEqual(branch(2, 'States', 'L'));
  expect(now(branch(2))).toEqual(branch(0));
  expect(now(branch(1, 'StartAt'))).toEqual(branch(1, 'StartAt'));
  expect(now(branch(1, 'States', 'R', 'End'))).toEqual(branch(1, 'States', 'R', 'End'));
  expect(now(['States', 'M', 'ItemProcessor'])).toEqual(['States', 'M', 'ItemProcessor']);
  expect(now(['States', 'M', 'ItemProcessor', 'StartAt'])).toEqual(['States', 'M', 'ItemProcessor', 'StartAt']);
});

test.each([
  ['a rule that is gone', rule(0), machineWith([ruleB], [left])],
  ['a rule that leads elsewhere', rule(0), machineWith([{ ...ruleA, Next: 'Z' }, ruleB], [left])],
  ['a rule that is there twice', rule(0), machineWith([ruleA, ruleA], [left])],
  ['a state that is gone', branch(0, 'States', 'L'), machineWith([], [right])],
  ['a state whose name is there twice', branch(0, 'States', 'L'), machineWith([], [left, left])],
  ['the branch of such a state', branch(0), machineWith([], [left, left])],
  ['a branch whose states are elsewhere', branch(0), machineWith([], [right], { L: {} })],
  ['an empty branch among others', branch(2), machineWith([], [empty, empty])],
  ['a start that leads elsewhere', branch(0, 'StartAt'), machineWith([], [machine({ New: {}, L: {} })])],
  ['a way that leads elsewhere', ['States', 'M', 'Next'], machineWith([], [left], { M: { Type: 'Map', Next: 'C' } })],
  ['the states of a Map that has no states now', ['States', 'M', 'ItemProcessor'], machineWith([], [], { M: {} })],
])('does not guess where %s is', (_what, path, after) => {
  expect(placeNow(path, before, after)).toBeUndefined();
});

test('does not guess which of two equal rules it was', () => {
  expect(placeNow(rule(0), machineWith([ruleA, ruleA], []), machineWith([ruleA], []))).toBeUndefined();
});
