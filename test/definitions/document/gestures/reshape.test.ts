import { reshape } from '../../../../src/definitions/document/gestures/reshape';
import { Sketch } from '../../../../src/definitions/document/gestures/Sketch';
import type { Json } from '../../../../src/util/json';

test.each<[before: Json, after: Json, edits: object[]]>([
  [{ a: 1 }, { a: 1 }, []],
  [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, [{ kind: 'set', path: ['v', 'a', 'c'], value: 3 }]],
  [
    { Next: 'A', b: 1 },
    { End: true, b: 1 },
    [
      { kind: 'rename', path: ['v', 'Next'], name: 'End' },
      { kind: 'set', path: ['v', 'End'], value: true },
    ],
  ],
  [{ States: { A: 1 } }, { States: { 'A 2': 1 } }, [{ kind: 'rename', path: ['v', 'States', 'A'], name: 'A 2' }]],
  [
    { a: 1, b: 2 },
    { c: 1, b: 2 },
    [
      { kind: 'set', path: ['v', 'c'], value: 1, before: 'a' },
      { kind: 'remove', path: ['v', 'a'] },
    ],
  ],
  [
    [1, 2, 3],
    [2],
    [
      { kind: 'remove', path: ['v', 2] },
      { kind: 'remove', path: ['v', 0] },
    ],
  ],
  [[1, 2], [3], [{ kind: 'set', path: ['v'], value: [3] }]],
])('%j becomes %j', (before, after, edits) => {
  const sketch = new Sketch({ v: before });
  reshape(sketch, ['v'], before, after);
  expect([sketch.edits, sketch.definition]).toEqual([edits, { v: after }]);
});
