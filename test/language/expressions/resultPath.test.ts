import fc from 'fast-check';
import { StatesError } from '../../../src/errors/StatesError';
import { InvalidPathError } from '../../../src/language/expressions/jsonPath/Cursor';
import { compileResultPath } from '../../../src/language/expressions/resultPath';
import { parseJson, toText, type Json } from '../../../src/util/json';

describe('where the result goes', () => {
  test.each<[string | null | undefined, Json, string]>([
    [null, { a: 1 }, '{"a":1}'],
    [undefined, { a: 1 }, '"R"'],
    ['$', { a: 1 }, '"R"'],
    ['$', 5, '"R"'],
    ['$.b', { a: 1 }, '{"a":1,"b":"R"}'],
    ['$.a', { a: 1, b: 2 }, '{"a":"R","b":2}'],
    ['$.b.c.d', { a: 1 }, '{"a":1,"b":{"c":{"d":"R"}}}'],
    ['$.a.x', { a: { y: 1 }, b: 2 }, '{"a":{"y":1,"x":"R"},"b":2}'],
    ['$.a.x', { a: { x: 1, y: 2 } }, '{"a":{"x":"R","y":2}}'],
    ["$['a b']", {}, '{"a b":"R"}'],
    ['$.list[1]', { list: [1, 2, 3] }, '{"list":[1,"R",3]}'],
    ['$.list[0].x', { list: [{}] }, '{"list":[{"x":"R"}]}'],
    ['$[0]', [1, 2], '["R",2]'],
    ['$.__proto__.x', {}, '{"__proto__":{"x":"R"}}'],
    // AWS (reported): so one value is put into a list.
    ['$.list[0]', { a: 1 }, '{"a":1,"list":["R"]}'],
    ['$.a.list[0].x', {}, '{"a":{"list":[{"x":"R"}]}}'],
  ])('%j into %j', (source, input, output) => {
    expect(JSON.stringify(compileResultPath(source)(input, 'R'))).toBe(output);
  });

  test('the input itself stays as it was', () => {
    const input = { a: { b: 1 } };
    compileResultPath('$.a.b')(input, 2);
    expect(input).toEqual({ a: { b: 1 } });
  });

  test('null keeps the very input, with its text', () => {
    const input = parseJson('{ "a": 1 }');
    expect(toText(compileResultPath(null)(input, 2))).toBe('{ "a": 1 }');
  });
});

describe('an input without a place for the result', () => {
  test.each<[string, Json, string]>([
    ['$.child', 4, 'Unable to apply ReferencePath $.child to input 4'],
    ['$.x.y', 'input1', 'Unable to apply ReferencePath $.x.y to input "input1"'],
    ['$.x', null, 'Unable to apply ReferencePath $.x to input null'],
    ['$.x', [1], 'Unable to apply step "x" to input [1]'],
    ['$.a.x.y', [1], 'Unable to apply step "a" to input [1]'],
    ['$.a.x', { a: 1 }, 'Unable to apply step "x" to input {"a":1}'],
    ['$.a.x', { a: null }, 'Unable to apply step "x" to input {"a":null}'],
    ['$.list[3]', { list: [1] }, 'Unable to apply step "3" to input {"list":[1]}'],
    ['$.list[1]', {}, 'Unable to apply step "1" to input {}'],
    ['$.list[0]', { list: [] }, 'Unable to apply step "0" to input {"list":[]}'],
    ['$.list[0]', { list: null }, 'Unable to apply step "0" to input {"list":null}'],
    ['$.a[0]', { a: {} }, 'Unable to apply step "0" to input {"a":{}}'],
  ])('%s on %j', (source, input, cause) => {
    expect(() => compileResultPath(source)(input, 'R')).toThrow(new StatesError('States.ReferencePathConflict', cause));
  });
});

describe('invalid ResultPaths', () => {
  test.each([
    ['$$.a', 'a ResultPath starts with "$", it cannot write to variables or to the context'],
    ['$name', 'a ResultPath starts with "$", it cannot write to variables or to the context'],
    ['$.a[*]', 'a ResultPath must be a reference path'],
    ['$..a', 'a ResultPath must be a reference path'],
    ["$['a','b']", 'a ResultPath must be a reference path'],
    ['$.length()', 'a ResultPath must be a reference path'],
    ['a', 'it does not start with "$"'],
  ])('%s', (source, reason) => {
    expect(() => compileResultPath(source)).toThrow(new InvalidPathError(source, 0, reason));
  });
});

test('finds what was put somewhere', () => {
  const name = fc.stringMatching(/^[a-z]{1,3}$/);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (names, result) => {
      const output = compileResultPath(`$.${names.join('.')}`)({}, result as Json);
      expect(names.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], output)).toBe(result);
    }),
  );
});
