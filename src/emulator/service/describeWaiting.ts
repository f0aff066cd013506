import type { Engine } from '../../engine/executions/Engine';

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
