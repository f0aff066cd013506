import { checkWeight, LimitExceeded, boundedCall } from '../../../../../src/language/expressions/jsonata/bounds/limits';
import { TimeBudget } from '../../../../../src/language/expressions/callWithin';
import { uncounted } from '../uncounted';

function doubled(times: number): unknown {
  let value: unknown = 1;
  for (let count = 0; count < times; count++) value = { a: value, b: [value] };
  return value;
}

test('small values pass, also when they contain themselves', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  for (const value of [1, 'a', null, undefined, [], { a: [1] }, circle]) checkWeight(value);
});

test.each<[string, unknown, 'memory' | 'depth']>([
  ['a long text in a list', ['a'.repeat(14_000_000)], 'memory'],
  ['a long array', Array.from({ length: 1_747_566 }, () => 1), 'memory'],
  ['a value that is small in memory but endless when written', doubled(60), 'memory'],
])('rejects %s', (_name, value, limit) => {
  expect(() => checkWeight(value)).toThrow(new LimitExceeded(limit));
});

test('a value that has grown since is weighed again', () => {
  const value: Record<string, unknown> = { a: 1 };
  checkWeight(value);
  value['a'] = doubled(60);
  expect(() => checkWeight(value)).toThrow(new LimitExceeded('memory'));
});

test('rejects deep nesting', () => {
  let deep: unknown = [];
  for (let level = 0; level < 2000; level++) deep = [deep];
  expect(() => checkWeight(deep)).toThrow(new LimitExceeded('depth'));
});

test('returns the result of the call, and passes its errors on', () => {
  expect(boundedCall(() => 1 + 1, uncounted)).toBe(2);
  const error = new Error('own');
  expect(() =>
    boundedCall(() => {
      throw error;
    }, uncounted),
  ).toThrow(error);
});

test('a call that does not return is given up', () => {
  const call = (): never => {
    for (;;);
  };
  const host = { ...uncounted, time: new TimeBudget(20) };
  expect(() => boundedCall(call, host)).toThrow(new LimitExceeded('time'));
});

test('a call costs the same as long as it is fast', () => {
  const costs = ['a', 'b'].map((text) => {
    let units = 0;
    boundedCall(() => text, { ...uncounted, step: (more = 1) => void (units += more) });
    return units;
  });
  expect(costs[0]).toBeGreaterThan(0);
  expect(costs[1]).toBe(costs[0]);
});
