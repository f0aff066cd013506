import { boundedCall } from '../../../../../src/language/expressions/jsonata/bounds/boundedCall';
import { LimitExceeded } from '../../../../../src/language/expressions/jsonata/bounds/LimitExceeded';

test('it answers what the call answers, and hands its errors on', () => {
  const spent: number[] = [];
  expect(
    boundedCall(
      () => 1 + 1,
      (elapsedMs) => spent.push(elapsedMs),
    ),
  ).toBe(2);
  expect(spent).toEqual([expect.any(Number)]);
  const error = new Error('own');
  expect(() =>
    boundedCall(
      () => {
        throw error;
      },
      () => undefined,
    ),
  ).toThrow(error);
});

test('a call that does not return is given up', () => {
  const call = (): never => {
    for (;;);
  };
  expect(() => boundedCall(call, () => undefined)).toThrow(new LimitExceeded('time'));
});
