import { ManualClock } from '../../src/clock/ManualClock';

test('time stands still until it is advanced, and the work of one timer runs before the next fires', () => {
  const order: string[] = [];
  const run = (): void => {
    while (clock.skip()) order.push(`ran at ${clock.now()}`);
  };
  const clock = new ManualClock(0, run);
  clock.at(10, () => order.push('a'));
  clock.at(10, () => order.push('b'));
  clock.at(20, () => order.push('c'));
  expect([clock.skip(), clock.nextTimerMs()]).toEqual([false, 10]);
  clock.advance(15);
  expect([order, clock.now()]).toEqual([['a', 'ran at 10', 'b', 'ran at 10'], 15]);
  clock.advanceTo(20);
  expect([order.slice(4), clock.now(), clock.nextTimerMs()]).toEqual([['c', 'ran at 20'], 20, undefined]);
});

test('a requested time is reached once the pending work is done', () => {
  const clock = new ManualClock(0, () => undefined);
  clock.advance(15);
  clock.advance(5);
  expect([clock.now(), clock.skip(), clock.now()]).toEqual([0, false, 20]);
});
