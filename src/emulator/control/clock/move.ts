import type { Service } from '../../service/Service';
import { HarnessError } from '../../../errors/HarnessError';
import { timeText } from '../schema/Schema';

/**
 * Moves the time of the service or of one execution, after all that can happen before, and waits for all that can
 * happen then. Throws HarnessError where time ends.
 */
export async function move(service: Service, ms: number, executionArn?: string): Promise<void> {
  await service.quiet();
  checkAdvance(service, ms);
  if (executionArn === undefined) service.advance(ms);
  else service.advanceExecution(executionArn, ms);
  await service.quiet();
}

/** The end of the year 9999: AWS's clients cannot read later dates. */
export const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Throws HarnessError when a clock cannot be moved that far. */
function checkAdvance(service: Service, ms: unknown): asserts ms is number {
  if (typeof ms === 'number' && ms >= 0 && service.now() + ms <= lastMs) return;
  throw new HarnessError(
    'How far to advance is a number of seconds, 0 or above, that ends before the year 10000: {"seconds":7200}, and ' +
      '"executionArn" for one execution.',
  );
}

export function printClock(service: Service): object {
  const nextTimerMs = service.inside.engine.clock.nextTimerMs();
  return {
    mode: service.options.time ?? 'real',
    now: timeText(service.now()),
    ...(nextTimerMs !== undefined && { nextTimer: timeText(nextTimerMs) }),
  };
}

/** An account and its clock. */
export function printAccount(service: Service): object {
  return { accountId: service.accountId, region: service.region, ...printClock(service) };
}
