import { compileTemplate, type InvalidTemplateError } from '../../../src/language/expressions/template';
import { parseJson, toText, type Json } from '../../../src/util/json';
import { scopeOf, sentenceOf } from './scopeOf';

const input = { order: { id: 7, lines: [1, 2] }, none: null };

describe('output', () => {
  test.each<[Json, string]>([
    [{ 'id.$': '$.order.id' }, '{"id":7}'],
    [{ 'all.$': '$' }, '{"all":{"order":{"id":7,"lines":[1,2]},"none":null}}'],
    [{ 'n.$': '$.none' }, '{"n":null}'],
    [{ 'run.$': '$$.Execution.Name' }, '{"run":"r"}'],
    [{ 'v.$': '$count' }, '{"v":3}'],
    [{ 'f.$': "States.Format('#{}', $.order.id)" }, '{"f":"#7"}'],
    [{ 'past.$': '$.order.lines[9]' }, '{"past":null}'],
    [{ 'none.$': '$.order.gone[*]' }, '{"none":[]}'],
    [
      { a: { b: [{ 'c.$': '$.order.id', d: '$.order.id' }, '$.order.id'] } },
      '{"a":{"b":[{"d":"$.order.id","c":7},"$.order.id"]}}',
    ],
    [[{ 'c.$': '$.order.id' }, 1], '[{"c":7},1]'],
    [{ '.$': '$.order.id' }, '{"":7}'],
    [{ 'a.$.$': '$.order.id' }, '{"a.$":7}'],
    [{ '$.a': '$.order.id' }, '{"$.a":"$.order.id"}'],
    ['$.order.id', '"$.order.id"'],
    [5, '5'],
    [null, 'null'],
  ])('%j', (template, output) => {
    const scope = scopeOf(input, { context: { Execution: { Name: 'r' } }, variables: { count: 3 } });
    expect(JSON.stringify(compileTemplate(template, 'Parameters').evaluate(scope))).toBe(output);
  });

  test('a member called __proto__ is an ordinary member', () => {
    const template = parseJson('{"__proto__":{"x.$":"$.order.id"},"__proto__x.$":"$.order.id"}');
    const output = compileTemplate(template, 'Parameters').evaluate(scopeOf(input));
    expect(JSON.stringify(output)).toBe('{"__proto__":{"x":7},"__proto__x":7}');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('static members come first as written, then the others in HashMap order', () => {
    const template = {
      'index.$': '$.order.id',
      z: 1,
      'item.$': '$.order.id',
      nested: { 'x.$': '$.order.id' },
      'parentBefore.$': '$.order.id',
      a: 2,
    };
    expect(Object.keys(compileTemplate(template, 'Parameters').evaluate(scopeOf(input)) as object)).toEqual([
      'z',
      'nested',
      'a',
      'item',
      'index',
      'parentBefore',
    ]);
  });
});

describe('properties of a template', () => {
  test('one without .$ members is constant and returns itself', () => {
    const written = parseJson('{ "a": [1, {"b": "$.x"}] }');
    const template = compileTemplate(written, 'Parameters');
    expect({ constant: template.constant, variables: template.variables }).toEqual({ constant: true, variables: [] });
    expect(template.evaluate(scopeOf({}))).toBe(written);
    expect(toText(template.evaluate(scopeOf({})))).toBe('{ "a": [1, {"b": "$.x"}] }');
  });

  test('literal parts and values are shared, not copied', () => {
    const literal = { deep: [1] };
    const output = compileTemplate({ literal, 'order.$': '$.order' }, 'Parameters').evaluate(scopeOf(input));
    expect((output as { literal: Json }).literal).toBe(literal);
    expect((output as { order: Json }).order).toBe(input.order);
  });

  test('lists the variables that it reads, each once', () => {
    const template = compileTemplate(
      { 'a.$': '$x.y', b: [{ 'c.$': 'States.Array($x, $z)' }], d: '$notRead' },
      'ItemSelector',
    );
    expect({ constant: template.constant, variables: template.variables }).toEqual({
      constant: false,
      variables: ['x', 'z'],
    });
  });
});

test('a path without a match names the member', () => {
  const template = compileTemplate({ a: { 'missing.$': '$.nope.deep' } }, 'Parameters');
  expect(sentenceOf(() => template.evaluate(scopeOf({ other: 1 })))).toBe(
    "The JSONPath '$.nope.deep' specified for the field 'missing.$' could not be found in the input '{\"other\":1}'",
  );
});

describe('rejects', () => {
  function errorOf(template: Json): Partial<InvalidTemplateError> {
    try {
      compileTemplate(template, 'Parameters');
    } catch (error) {
      const { field, pointer, member, problem, reason } = error as InvalidTemplateError;
      return { field, pointer, member, problem, reason };
    }
    throw new Error('nothing was thrown');
  }

  test('a .$ member that is not a string', () => {
    expect(errorOf({ a: [{ 'b.$': ['$.x'] }] })).toEqual({
      field: 'Parameters',
      pointer: '/a/0/b.$',
      member: 'b.$',
      problem: 'notAText',
      reason:
        "the value for the field 'b.$' must be a string with a path or a call of an intrinsic function, " +
        'but is of kind array',
    });
  });

  test('a .$ member that is neither path nor call', () => {
    expect(errorOf({ 'b.$': 'hello' })).toEqual({
      field: 'Parameters',
      pointer: '/b.$',
      member: 'b.$',
      problem: 'notAnExpression',
      reason:
        "the value for the field 'b.$' must be a path or a call of an intrinsic function: 'hello' is not a valid " +
        'intrinsic function call: the name of an intrinsic function (States.…) is missing (at character 1).',
    });
  });

  test('duplicate names', () => {
    expect(errorOf({ a: 1, 'a.$': '$.x' })).toEqual({
      field: 'Parameters',
      pointer: '/a.$',
      member: 'a.$',
      problem: 'duplicateMember',
      reason: "'a' and 'a.$' both give a member 'a'",
    });
  });

  test('endless nesting', () => {
    let template: Json = {};
    for (let i = 0; i < 10_000; i++) template = [template];
    expect(errorOf(template).problem).toBe('tooDeep');
  });
});
