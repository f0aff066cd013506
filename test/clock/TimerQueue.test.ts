import fc from 'fast-check';
import { TimerQueue } from '../../src/clock/TimerQueue';

function drain(queue: TimerQueue): void {
  for (let callback = queue.take(); callback !== undefined; callback = queue.take()) callback();
}

test('returns timers by time, and at the same time in the order they were set', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const queue = new TimerQueue();
      const fired: [number, number][] = [];
      times.forEach((time, index) => queue.add(time, () => fired.push([time, index])));
      drain(queue);
      expect(fired).toEqual(
        times.map((time, index): [number, number] => [time, index]).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
      );
    }),
  );
});

test('a cancelled timer does not fire, and cancelling it again changes nothing', () => {
  const queue = new TimerQueue();
  const fired: string[] = [];
  const first = queue.add(1, () => fired.push('first'));
  queue.add(2, () => fired.push('second'));
  first.cancel();
  first.cancel();
  expect(queue.nextTimeMs()).toBe(2);
  drain(queue);
  expect([fired, queue.isEmpty, queue.nextTimeMs()]).toEqual([['second'], true, undefined]);
});

test('clear drops everything', () => {
  const queue = new TimerQueue();
  queue.add(1, () => undefined);
  queue.clear();
  expect([queue.isEmpty, queue.take()]).toEqual([true, undefined]);
});
