import { collectionFunctions } from '../../../../src/definitions/terraform/functions/collections';
import { callWith, listOf, node, unknown } from './callWith';

const call = (name: string, ...args: readonly unknown[]) => callWith(name, collectionFunctions[name]!, args);

test.each<[string, unknown[], unknown]>([
  ['merge', [{ a: 1, b: 1 }, { b: 2 }, null], { a: 1, b: 2 }],
  ['merge', [], {}],
  ['concat', [[1], [], [2, [3]]], [1, 2, [3]]],
  ['flatten', [[1, [2, [3, []]]]], [1, 2, 3]],
  ['compact', [['a', '', null, 'b']], ['a', 'b']],
  ['distinct', [['b', 'a', 'b']], ['b', 'a']],
  ['distinct', [[1, 2, 1]], [1, 2]],
  ['distinct', [[true, true, false]], [true, false]],
  ['distinct', [[{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 2 }, [1], [1]]], [{ a: 1, b: 2 }, { a: 2 }, [1]]],
  ['element', [['a', 'b', 'c'], 4], 'b'],
  ['lookup', [{ a: 1 }, 'a', 'none'], 1],
  ['lookup', [{ a: 1 }, 'b', 'none'], 'none'],
  ['keys', [{ b: 1, a: 2 }], ['a', 'b']],
  ['keys', [['x', 'y']], [0, 1]],
  ['values', [{ b: 1, a: 2 }], [2, 1]],
  ['length', [[1, 2]], 2],
  ['length', [{ a: 1 }], 1],
  ['length', ['année 👩‍👩‍👧'], 7],
  ['contains', [['a', 'b'], 'b'], true],
  ['contains', [['a', 'b'], 'c'], false],
  ['contains', [[1, 2], 2], true],
  ['contains', [[true], false], false],
  ['contains', [[{ a: 1, b: 2 }], { b: 2, a: 1 }], true],
  ['contains', [['[1]'], [1]], false],
  ['coalesce', [null, '', 'x', 'y'], 'x'],
  ['coalesce', [0, 1], 0],
  ['coalesce', [false, true], false],
  ['one', [['a']], 'a'],
  ['one', [[]], null],
  ['range', [3], [0, 1, 2]],
  ['range', [1, 4], [1, 2, 3]],
  ['range', [4, 1], [4, 3, 2]],
  ['range', [-3], [0, -1, -2]],
  ['range', [0, 10, 4], [0, 4, 8]],
  ['range', [5, 0, -2], [5, 3, 1]],
  ['range', [0, 1, 0.25], [0, 0.25, 0.5, 0.75]],
  ['range', [0, 5, -1], []],
  ['range', [2, 2], []],
  [
    'zipmap',
    [
      ['a', 'b'],
      [1, [2]],
    ],
    { a: 1, b: [2] },
  ],
  [
    'zipmap',
    [
      [1, 2],
      ['x', 'y'],
    ],
    { 1: 'x', 2: 'y' },
  ],
  ['reverse', [[1, 2, 3]], [3, 2, 1]],
  ['sort', [['b', 'C', 'a']], ['C', 'a', 'b']],
  ['sort', [[10, 9]], ['10', '9']],
])('%s(%j) is %j', (name, args, expected) => {
  expect(call(name, ...args)).toEqual(expected);
});

test.each<[string, unknown[], string]>([
  ['concat', [[1], 'x'], 'concat takes a list, not a string.'],
  ['element', [['a']], 'element needs 2 arguments, not 1.'],
  ['element', [[], 0], 'The list has 0 items, but no item 0.'],
  ['lookup', [{ a: 1 }, 'b'], 'There is no attribute b.'],
  ['length', [5], 'A loop needs a list or a map, not a number.'],
  ['one', [['a', 'b']], 'one takes a list of at most one item, not of 2.'],
  ['range', [2000], 'range makes at most 1024 numbers.'],
  ['range', [0, 1, 0], 'range makes at most 1024 numbers.'],
  ['zipmap', [['a'], []], 'zipmap takes as many values as keys, not 1 keys and 0 values.'],
  ['sort', [listOf(node(['a']))], 'sort takes a string as argument 1, not a list.'],
])('%s(%j) is an error', (name, args, message) => {
  expect(call(name, ...args)).toBe(`Error: main.tf:7:3: ${message}`);
});

test('the longest range has 1,024 numbers', () => {
  expect(call('range', 1024)).toEqual(Array.from({ length: 1024 }, (_, index) => index));
});

describe('with a value that is unknown before deployment', () => {
  test.each<[string, unknown[], unknown]>([
    ['concat', [['a'], unknown('x')], '?var.x'],
    ['flatten', [unknown('x')], '?var.x'],
    ['keys', [unknown('x')], '?var.x'],
    ['length', [unknown('x')], '?length(var.x)'],
    ['length', [listOf(unknown('x'), unknown('y'))], 2],
    ['distinct', [listOf(node('a'), unknown('x'))], '?distinct(var.x)'],
    ['contains', [['a'], unknown('x')], '?contains(var.x)'],
    ['sort', [listOf(node('b'), unknown('x'))], '?sort(var.x)'],
    ['coalesce', [unknown('x'), 'known'], 'known'],
    ['coalesce', [null, unknown('x')], '?var.x'],
    ['element', [unknown('x'), 0], '?var.x'],
    ['element', [['a', 'b'], unknown('i')], '?local.all[var.i]'],
    ['lookup', [unknown('x'), 'k', 'none'], 'none'],
    ['lookup', [unknown('x'), 'k'], '?var.x.k'],
    ['lookup', [{ a: 1 }, unknown('k')], '?local.all[var.k]'],
    [
      'merge',
      [{ a: 1 }, unknown('x')],
      [{ a: 1 }, 'merge leaves out var.x, which has no value here: it has no default.'],
    ],
    [
      'coalesce',
      [null, ''],
      [null, 'All arguments of coalesce are null or empty, for which Terraform fails. It is null here.'],
    ],
  ])('%s', (name, args, expected) => {
    expect(call(name, ...args)).toEqual(expected);
  });
});
