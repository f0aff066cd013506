import { callWithin, TimeBudget } from '../../../src/language/expressions/callWithin';

const late = new Error('late');

test('a call that returns in time, and one that throws', () => {
  expect(
    callWithin(
      new TimeBudget(1000),
      () => 7,
      () => late,
    ),
  ).toBe(7);
  const thrower = (): never => {
    throw new RangeError('too deep');
  };
  expect(() => callWithin(new TimeBudget(1000), thrower, () => late)).toThrow(new RangeError('too deep'));
});

test('a call that never returns is late', () => {
  const forever = (): never => {
    for (;;);
  };
  expect(() => callWithin(new TimeBudget(5), forever, () => late)).toThrow(late);
});

test('time in which nothing runs does not count: the call is made again', () => {
  let calls = 0;
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  const call = (): number => {
    calls += 1;
    // Sleeps beyond the limit, as a process that gets no turn does.
    if (calls === 1) Atomics.wait(asleep, 0, 0, 60);
    for (let i = 0; i < 100; i += 1) Math.random();
    return calls;
  };
  expect(callWithin(new TimeBudget(20), call, () => late)).toBe(2);
});

test('spent time is not available again', () => {
  const budget = new TimeBudget(20);
  const forever = (): never => {
    for (;;);
  };
  expect(() => callWithin(budget, forever, () => late)).toThrow(late);
  let called = false;
  const call = (): void => void (called = true);
  expect(() => callWithin(budget, call, () => late)).toThrow(late);
  expect(called).toBe(false);
  budget.renew();
  callWithin(budget, call, () => late);
  expect(called).toBe(true);
});
