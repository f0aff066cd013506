import type { Service } from '../../service/Service';
import { timeText } from '../timeText';

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
