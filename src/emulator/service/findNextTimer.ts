import { afterTurn, monotonicMs } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';
import type { Service } from './Service';

/**
 * When the next timer of a clock that the test advances is due, in epoch milliseconds. Waits for answers that are still
 * computed: what comes after them may be due earlier. Throws HarnessError when they take longer than `patienceMs`.
 */
export async function findNextTimer(service: Service, patienceMs = 4_000): Promise<number | undefined> {
  const sinceMs = monotonicMs();
  await service.quiet();
  while (!isAtRest(service)) {
    if (monotonicMs() - sinceMs > patienceMs) throw stillAtWork(service);
    await new Promise<void>(afterTurn);
    await service.quiet();
  }
  return service.nextTimerMs();
}

/**
 * Whether nothing is at work that could still come to something by itself: no handler, no execution. `elsewhere`: so many
 * answers that another process computes do not count.
 */
export function isAtRest({ functions, inside }: Service, elsewhere = 0): boolean {
  return functions.unawaited === 0 && inside.engine.scheduler.isIdle && inside.engine.working <= elsewhere;
}

function stillAtWork(service: Service): HarnessError {
  const running = [...service.executions()].filter(({ status }) => status === 'RUNNING').slice(0, 5);
  return new HarnessError(
    [
      'The next timer is not known while an answer is still computed, and none came. Where it is to wait for time, write clock.advance(…).',
      ...running.map(({ arn }) => service.describeWaiting(arn)),
    ].join('\n'),
  );
}
