import { ManualClock } from '../../../src/clock/ManualClock';
import { RunQueue } from '../../../src/engine/executions/RunQueue';

test('work started by a running fiber belongs to its turn; work from outside advances the time', () => {
  const queue = new RunQueue(new ManualClock(1000, () => undefined));
  queue.begin();
  queue.interrupt(5000);
  expect(queue.nowMs).toBe(1000);
  queue.end();
  queue.interrupt(5000);
  expect(queue.nowMs).toBe(5000);
});
