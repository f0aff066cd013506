import { boundedCall } from '../../../../../src/language/expressions/jsonata/bounds/boundedCall';
import { LimitExceeded } from '../../../../../src/language/expressions/jsonata/bounds/limits';
import { uncounted } from '../uncounted';

test('it answers what the call answers, and hands its errors on', () => {
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
  expect(() => boundedCall(call, uncounted)).toThrow(new LimitExceeded('time'));
});

test('a call costs the same as long as it does not take long', () => {
  const costs = ['a', 'b'].map((text) => {
    let units = 0;
    boundedCall(() => text, { step: (more = 1) => void (units += more) });
    return units;
  });
  expect(costs[0]).toBeGreaterThan(0);
  expect(costs[1]).toBe(costs[0]);
});
