import { ManualClock } from '../../../src/clock/ManualClock';
import { RunQueue } from '../../../src/engine/executions/RunQueue';

test('what a fiber at work brings about belongs to its turn; what comes from elsewhere moves the time on', () => {
  const queue = new RunQueue(new ManualClock(1000, () => undefined));
  queue.begin();
  queue.interrupt(5000);
  expect(queue.nowMs).toBe(1000);
  queue.end();
  queue.interrupt(5000);
  expect(queue.nowMs).toBe(5000);
});
