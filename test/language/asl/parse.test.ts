import fc from 'fast-check';
import { mapJsonText } from '../../../src/language/asl/parse';

const text = '{\n  "a": [1, {"b": "x\\"]"}],\r\n  "ü": null\n}';

describe('mapJsonText', () => {
  test('finds values by line and column', () => {
    const map = mapJsonText(text);
    expect([map.spanOf(['a', 0]), map.spanOf(['a', 1, 'b']), map.spanOf(['ü'])]).toEqual([
      { offset: 10, length: 1, line: 2, column: 9 },
      { offset: 19, length: 6, line: 2, column: 18 },
      { offset: 37, length: 4, line: 3, column: 8 },
    ]);
  });

  test('finds the name in front of a value', () => {
    const map = mapJsonText(text);
    expect([map.keySpanOf(['a']), map.keySpanOf(['a', 0]), map.keySpanOf([])]).toEqual([
      { offset: 4, length: 3, line: 2, column: 3 },
      undefined,
      undefined,
    ]);
  });

  test('finds nothing at a missing place, but the nearest one', () => {
    const map = mapJsonText(text);
    expect(map.spanOf(['a', 2])).toBeUndefined();
    expect(map.keySpanOf(['a', 1, 'c'])).toBeUndefined();
    expect(map.offsetOf(['a', 1, 'c', 'd'])).toBe(map.spanOf(['a', 1])!.offset);
  });

  test('a scalar document has one place', () => {
    expect(mapJsonText(' true ').spanOf([])).toEqual({ offset: 1, length: 4, line: 1, column: 2 });
  });

  test('reports duplicate names, and places the last of them like JSON.parse', () => {
    const map = mapJsonText('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3, "\\u0061": 4}');
    expect(map.duplicates).toEqual([['b', 'c'], ['a'], ['a']]);
    expect(map.spanOf(['a'])!.column).toBe(51);
  });

  test('__proto__ and toString are ordinary names', () => {
    const map = mapJsonText('{"__proto__": {"toString": 1}}');
    expect(map.spanOf(['__proto__', 'toString'])!.column).toBe(28);
    expect(map.spanOf(['constructor'])).toBeUndefined();
  });

  test('counts levels without recursion', () => {
    expect(mapJsonText('1').depth).toBe(0);
    expect(mapJsonText('{"a": [[], {}]}').depth).toBe(3);
    expect(mapJsonText('['.repeat(500_000) + ']'.repeat(500_000)).depth).toBe(500_000);
  });

  test('every value is where the map says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const written = JSON.stringify(value, null, indent);
        const map = mapJsonText(written);
        const visit = (part: unknown, path: (string | number)[]): void => {
          const { offset, length } = map.spanOf(path)!;
          expect(JSON.parse(written.slice(offset, offset + length))).toEqual(part);
          if (Array.isArray(part)) part.forEach((item, i) => visit(item, [...path, i]));
          else if (typeof part === 'object' && part !== null) {
            for (const [name, item] of Object.entries(part)) visit(item, [...path, name]);
          }
        };
        visit(JSON.parse(written), []);
      }),
    );
  });
});
