import type { Service } from '../../service/Service';
import { HarnessError } from '../../../errors/HarnessError';
import type { ServiceOptions } from '../../service/ServiceOptions';
import { timeText } from '../schema/Schema';

/**
 * Moves the time of the service or of one execution, after everything that can happen before, and waits for everything
 * that can happen then. Throws HarnessError where time ends.
 */
export async function move(service: Service, ms: number, executionArn?: string): Promise<void> {
  await service.quiet();
  checkAdvance(service, ms);
  if (executionArn === undefined) service.advance(ms);
  else if (passesByItself(service.options.time))
    throw new HarnessError(
      `Time passes by itself here, for all executions. Move it for all of them: {"seconds":${ms / 1000}} without "executionArn".`,
    );
  else service.advanceExecution(executionArn, ms);
  await service.quiet();
}

/** Whether time passes by itself: an execution then has no time of its own. */
function passesByItself(time: ServiceOptions['time'] = 'real'): boolean {
  return time === 'real' || typeof time === 'object';
}

/** The end of the year 9999: AWS's clients cannot parse later dates. */
export const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Throws HarnessError if a clock cannot be moved that far. */
function checkAdvance(service: Service, ms: unknown): asserts ms is number {
  if (typeof ms === 'number' && ms >= 0 && service.now() + ms <= lastMs) return;
  throw new HarnessError(
    'How far to advance is a number of seconds, 0 or above, that ends before the year 10000: {"seconds":7200}, and ' +
      '"executionArn" for one execution.',
  );
}

export function printClock(service: Service): object {
  const ms = service.inside.engine.msToNextTimer();
  return {
    mode: service.options.time ?? 'real',
    now: timeText(service.now()),
    ...(ms !== undefined && { nextTimer: timeText(Math.min(lastMs, service.now() + ms)) }),
  };
}

/** An account and its clock. */
export function printAccount(service: Service): object {
  return { accountId: service.accountId, region: service.region, ...printClock(service) };
}
