import { call, failureOf } from './evaluateCall';

test.each([
  [{ a: { a1: 1, a2: 2 }, b: 2, d: 3 }, { a: { a3: 1, a4: 2 }, c: 3, d: 4 }, '{"a":{"a3":1,"a4":2},"b":2,"d":4,"c":3}'],
  [{ a: 1, nested: { left: 1 } }, { nested: { right: 2 }, b: 2 }, '{"a":1,"nested":{"right":2},"b":2}'],
  [{ x: 1 }, {}, '{"x":1}'],
  [{}, { x: 1 }, '{"x":1}'],
  [{ x: [1] }, { x: null }, '{"x":null}'],
])('%j and %j', (first, second, expected) => {
  expect(JSON.stringify(call('States.JsonMerge($.first, $.second, false)', { first, second }))).toBe(expected);
});

test('a member called __proto__ is a member', () => {
  const input = JSON.parse('{"first":{"__proto__":{"polluted":1}},"second":{"x":1}}') as {
    first: object;
    second: object;
  };
  const merged = call('States.JsonMerge($.first, $.second, false)', input as never);
  expect(JSON.stringify(merged)).toBe('{"__proto__":{"polluted":1},"x":1}');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a third argument that is not a Boolean counts as false', () => {
  expect(call("States.JsonMerge($, $, 'false')", { a: 1 })).toEqual({ a: 1 });
});

test.each(['States.JsonMerge($, $, true)', 'States.JsonMerge($, null, false)', 'States.JsonMerge($.list, $, false)'])(
  'rejects %s',
  (source) => {
    expect(failureOf(source, { list: [] })).toBe('Invalid arguments in States.JsonMerge');
  },
);
