import { compilePattern } from '../../../../src/emulator/starts/patterns/compilePattern';
import { flatten } from '../../../../src/emulator/starts/patterns/flatten';
import type { Json, JsonObject } from '../../../../src/util/json';

describe('what did not match', () => {
  const why = (pattern: Json, event: JsonObject): unknown => compilePattern(pattern).mismatches(flatten(event));

  test('names each field, with what it wanted and got', () => {
    const pattern = { source: ['shop'], detail: { state: [{ prefix: 'run' }], n: [1], list: ['x'] } };
    expect(why(pattern, { source: 'shop', detail: { state: 'stopped', list: ['a', 'b'] } })).toEqual([
      { field: 'detail.state', wanted: [{ prefix: 'run' }], got: 'stopped' },
      { field: 'detail.n', wanted: [1] },
      { field: 'detail.list', wanted: ['x'], got: ['a', 'b'] },
    ]);
  });

  test('names the fields that fit only in different elements', () => {
    expect(why({ a: { x: [1], y: [2] } }, { a: [{ x: 1 }, { y: 2 }] })).toEqual([
      { field: 'a.x, a.y', wanted: 'values in the same element of an array', got: [[1], [2]] },
    ]);
  });

  test('does not try all combinations of long arrays inside one element', () => {
    const names = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const pattern = Object.fromEntries([...names, 'z'].map((name) => [name, { v: [1] }]));
    const long = Object.fromEntries(names.map((name) => [name, Array.from({ length: 100 }, () => ({ v: 1 }))]));
    expect(why({ a: pattern }, { a: [long, { z: { v: 1 } }] })).toMatchObject([
      { wanted: 'values in the same element of an array' },
    ]);
  });

  test('takes the branch of $or with the fewest such fields', () => {
    const pattern = {
      $or: [
        { a: [1], b: [2] },
        { a: [1], c: [3] },
      ],
    };
    expect(why(pattern, { a: 1, b: 0, c: 0 })).toEqual([{ field: 'b', wanted: [2], got: 0 }]);
    expect(why(pattern, { a: 0, c: 3 })).toEqual([{ field: 'a', wanted: [1], got: 0 }]);
  });
});
