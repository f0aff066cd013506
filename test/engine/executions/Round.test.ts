import { Round } from '../../../src/engine/executions/Round';
import { RunQueue, type Ready } from '../../../src/engine/executions/RunQueue';
import { ManualClock } from '../../../src/clock/ManualClock';

test('queues have their turns in the order in which they came, and each is there once', () => {
  const clock = new ManualClock(0, () => undefined);
  const [a, b, c] = [new RunQueue<Ready>(clock), new RunQueue<Ready>(clock), new RunQueue<Ready>(clock)];
  const round = new Round<Ready>();
  for (const queue of [a, b, a, c]) round.add(queue);
  round.rotate();
  expect(take(round)).toEqual([b, c, a]);
  round.rotate();
  expect(round.first).toBeUndefined();
  round.add(c);
  round.rotate();
  round.add(a);
  expect(take(round)).toEqual([c, a]);
});

function take(round: Round<Ready>): RunQueue<Ready>[] {
  const taken: RunQueue<Ready>[] = [];
  for (let { first } = round; first !== undefined; { first } = round) {
    taken.push(first);
    round.removeFirst();
  }
  return taken;
}
