import type { Service } from './Service';
import { afterTurn, monotonicMs } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';
import { executionsInside } from './inspect';

/** The open states of a running execution and what each waits for, for messages. */
export function describeWaiting(service: Service, executionArn: string): string {
  const execution = service.execution(executionArn);
  if (execution === undefined) return `There is no execution ${executionArn}.`;
  const { name, stateMachineName, status } = execution;
  if (status !== 'RUNNING') return `Execution ${name} of ${stateMachineName} has ended: ${status}.`;
  const places = execution.openStates().map(({ state, waitsFor }) => `  - state '${state}' waits for ${waitsFor}`);
  const what = places.length === 0 ? ['  - nothing that Stepmill knows of'] : places;
  const work = service.functions.describeWork(executionArn);
  return [`Execution ${name} of ${stateMachineName} is still ${status}:`, ...what, ...work].join('\n');
}

/**
 * How the newest executions of a service have ended or where they are, at least one line each, if nothing is running in
 * it; `undefined` otherwise, or if nothing was started yet. See `isAtRest`.
 */
export function describeRest(service: Service, elsewhere = 0): string | undefined {
  if (!isAtRest(service, elsewhere)) return undefined;
  const lines = [...executionsInside(service)]
    .slice(-5)
    .map(({ arn, name, stateMachineName, status, error, cause }) => {
      if (status === 'RUNNING') return describeWaiting(service, arn);
      const why = [error, cause].filter((text) => text !== undefined).join(': ');
      return `Execution ${name} of ${stateMachineName} is ${status}${why === '' ? '' : `: ${why}`}`;
    });
  return lines.length === 0 ? undefined : lines.join('\n');
}

/**
 * The time until the next timer, in milliseconds. Waits for answers that are still being computed, because an earlier
 * timer may follow them. Throws HarnessError if they take longer than `patienceMs`.
 */
export async function findNextTimer(service: Service, patienceMs = 4_000): Promise<number | undefined> {
  const sinceMs = monotonicMs();
  await service.quiet();
  while (!isAtRest(service)) {
    if (monotonicMs() - sinceMs > patienceMs) throw stillAtWork(service);
    await new Promise<void>(afterTurn);
    await service.quiet();
  }
  return service.inside.engine.msToNextTimer();
}

/**
 * Whether nothing is running that could continue by itself: no handler, no execution. `elsewhere`: ignores this many
 * answers that another process computes.
 */
export function isAtRest({ functions, inside }: Service, elsewhere = 0): boolean {
  return functions.unawaited.count === 0 && inside.engine.scheduler.isIdle && inside.engine.working <= elsewhere;
}

function stillAtWork(service: Service): HarnessError {
  const running = [...executionsInside(service)].filter(({ status }) => status === 'RUNNING').slice(0, 5);
  return new HarnessError(
    [
      'The next timer is not known while an answer is still being computed, and none came in time. If the answer is to wait for time, write clock.advance(…).',
      ...running.map(({ arn }) => describeWaiting(service, arn)),
    ].join('\n'),
  );
}
