import { RuntimeError } from '../../../../src/errors/StatesError';
import { compilePath } from '../../../../src/language/expressions/jsonPath/compilePath';
import { InvalidPathError } from '../../../../src/language/expressions/jsonPath/Cursor';
import { scopeOf, sentenceOf } from '../scopeOf';

const input = { order: { items: [{ price: 3 }, { price: null }], 'a b': 1 } };

describe('the properties of a path', () => {
  test.each([
    ['$', 'input', undefined, true, true, []],
    ['$.a.b[0]', 'input', undefined, true, true, []],
    ["$.abc.['def ghi']", 'input', undefined, true, true, []],
    ["$['a?b']", 'input', undefined, true, true, []],
    ['$$', 'context', undefined, true, true, []],
    ['$$.Execution.Input', 'context', undefined, true, true, []],
    ['$count', 'variable', 'count', true, true, ['count']],
    ['$größe_1.a[2]', 'variable', 'größe_1', true, true, ['größe_1']],
    ['$.a[*]', 'input', undefined, false, false, []],
    ['$.a[1:]', 'input', undefined, false, false, []],
    ['$.a[0,1]', 'input', undefined, false, false, []],
    ['$..a', 'input', undefined, false, false, []],
    ['$.a[?(@.b)]', 'input', undefined, false, false, []],
    ["$['a','b']", 'input', undefined, true, false, []],
    ['$.a[(@.length-1)]', 'input', undefined, true, false, []],
    ['$.a.length()', 'input', undefined, true, false, []],
    ['$.a:b', 'input', undefined, true, false, []],
  ])('%s', (source, root, variable, definite, referencePath, variables) => {
    const path = compilePath(source);
    expect({
      root: path.root,
      variable: path.variable,
      definite: path.definite,
      referencePath: path.referencePath,
      variables: path.variables,
    }).toEqual({ root, variable, definite, referencePath, variables });
  });
});

describe('select', () => {
  test.each([
    ['$', input],
    ['$.order.items[0].price', 3],
    ['$.order.items[1].price', null],
    ["$['order']['a b']", 1],
    [' $.order.items[0].price ', 3],
    ['$.order.items[2]', undefined],
    ['$.order.items[-1]', undefined],
    ['$.order.items.price', undefined],
    ['$.order[0]', undefined],
    ['$.toString', undefined],
    ['$.__proto__', undefined],
    ['$.order.items.length', undefined],
    ['$.order.items[0].price.x', undefined],
    ['$$.Execution.Name', 'run-1'],
    ['$$.Execution.Nothing', undefined],
    ['$total', { sum: [1, 2] }],
    ['$total.sum[1]', 2],
    ['$unknown', undefined],
    ['$unknown.a', undefined],
  ])('%s', (source, expected) => {
    const scope = scopeOf(input, {
      context: { Execution: { Name: 'run-1' } },
      variables: { total: { sum: [1, 2] } },
    });
    expect(compilePath(source).select(scope)).toEqual(expected);
  });

  test('a member that is called __proto__ is a member like any other', () => {
    expect(compilePath('$.__proto__.a').select(scopeOf(JSON.parse('{"__proto__":{"a":1}}')))).toBe(1);
  });

  test('the value is the one in the input, not a copy', () => {
    expect(compilePath('$.order.items').select(scopeOf(input))).toBe(input.order.items);
  });
});

describe('require', () => {
  test.each([
    ['$.X', "Invalid path '$.X' : No results for path: $['X']"],
    ['$.no.such.result.path', "Invalid path '$.no.such.result.path' : Missing property in path $['no']"],
    ['$.order.x.y', "Invalid path '$.order.x.y' : Missing property in path $['order']['x']"],
    ['$.order.x', "Invalid path '$.order.x' : No results for path: $['order']['x']"],
    [
      '$.order.items.length()',
      "Invalid path '$.order.items.length()' : Property ['length()'] not found in path $['order']['items']",
    ],
    [
      '$.order.items[1].price[0]',
      "Invalid path '$.order.items[1].price[0]' : The path $['order']['items'][1]['price'] is null",
    ],
    [
      '$.order.items[0].price[0].x',
      "Invalid path '$.order.items[0].price[0].x' : Filter: [0]['x'] can only be applied to arrays. Current context is: 3",
    ],
    ['$.order.items[7]', "Invalid path '$.order.items[7]' : No results for path: $['order']['items'][7]"],
    ['$$.Nope', "Invalid path '$.Nope' : No results for path: $['Nope']"],
    ['$gone.a', "Invalid path '$gone.a' : The variable 'gone' has not been assigned"],
  ])('%s leads nowhere', (source, sentence) => {
    const path = compilePath(source);
    expect(sentenceOf(() => path.require(scopeOf(input)))).toBe(sentence);
    expect(() => path.require(scopeOf(input))).toThrow(RuntimeError);
  });

  test('returns null when the value is null', () => {
    expect(compilePath('$.order.items[1].price').require(scopeOf(input))).toBeNull();
  });

  test('answers an empty list when an indefinite path matches nothing, also without its parent', () => {
    expect(compilePath('$.item.items[1:5].itemValue').require(scopeOf({}))).toEqual([]);
  });
});

test('failure says why select finds nothing, and nothing when it finds something', () => {
  const kind = (source: string) => compilePath(source).failure(scopeOf(input))?.kind;
  expect([kind('$.order'), kind('$.x'), kind('$.order.items[5]'), kind('$.order[0]')]).toEqual([
    undefined,
    'notFound',
    'elementAbsent',
    'wrongKind',
  ]);
});

test('an error shows the path and where reading stopped', () => {
  expect(() => compilePath('$.a b')).toThrow(new InvalidPathError('$.a b', 3, 'blanks are possible in brackets only'));
});

test("the States Language's escapes make names of a reference path", () => {
  const path = compilePath('$.foo\\@bar.baz\\[\\[.\\?pretty');
  expect(path.referencePath).toBe(true);
  expect(path.select(scopeOf({ 'foo@bar': { 'baz[[': { '?pretty': 1 } } }))).toBe(1);
});

test('an evaluation that has failed is not made again for the text of its error', () => {
  let reads = 0;
  const document = {
    get items(): { s: string }[] {
      reads++;
      return [{ s: 'a' }];
    },
  };
  const path = compilePath('$.items[?(@.s > 1)].x');
  expect(() => path.require(scopeOf(document))).toThrow(RuntimeError);
  expect(reads).toBe(1);
});
