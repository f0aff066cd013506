import type { Engine } from '../../engine/executions/Engine';
import { isAtRest } from './findNextTimer';
import type { Service } from './Service';

/** The open states of a running execution and what each waits for, as messages say it. */
export function describeWaiting(engine: Engine, executionArn: string): string {
  const execution = engine.get(executionArn);
  if (execution === undefined) return `There is no execution ${executionArn}.`;
  const { name, stateMachineName, status } = execution;
  if (status !== 'RUNNING') return `Execution ${name} of ${stateMachineName} has ended: ${status}.`;
  const places = execution.openStates().map(({ state, waitsFor }) => `  - state '${state}' waits for ${waitsFor}`);
  const what = places.length === 0 ? ['  - nothing that Stepmill knows of'] : places;
  return [`Execution ${name} of ${stateMachineName} is still ${status}:`, ...what].join('\n');
}

/**
 * What has come of the newest executions of a service in which nothing is at work, a line or more each; `undefined` while
 * something is, or when nothing was started yet. See `isAtRest`.
 */
export function describeRest(service: Service, elsewhere = 0): string | undefined {
  const { engine } = service.inside;
  if (!isAtRest(service, elsewhere)) return undefined;
  const lines = [...service.executions()].slice(-5).map(({ arn, name, stateMachineName, status, error, cause }) => {
    if (status === 'RUNNING') return describeWaiting(engine, arn);
    const why = [error, cause].filter((text) => text !== undefined).join(': ');
    return `Execution ${name} of ${stateMachineName} is ${status}${why === '' ? '' : `: ${why}`}`;
  });
  return lines.length === 0 ? undefined : lines.join('\n');
}
