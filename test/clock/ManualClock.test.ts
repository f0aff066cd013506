import { ManualClock } from '../../src/clock/ManualClock';

test('time stands still until it is advanced, and what a timer wakes runs before the next fires', () => {
  const order: string[] = [];
  const clock = new ManualClock(0, () => order.push(`ran at ${clock.now()}`));
  clock.at(10, () => order.push('a'));
  clock.at(10, () => order.push('b'));
  clock.at(20, () => order.push('c'));
  expect([clock.skip(), clock.nextTimerMs()]).toEqual([false, 10]);
  clock.advance(15);
  expect([order, clock.now()]).toEqual([['a', 'b', 'ran at 10'], 15]);
  clock.advanceTo(20);
  expect([order, clock.now(), clock.nextTimerMs()]).toEqual([['a', 'b', 'ran at 10', 'c', 'ran at 20'], 20, undefined]);
});
