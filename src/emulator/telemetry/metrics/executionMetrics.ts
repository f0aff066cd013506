import type { Execution } from '../../../engine/executions/Execution';
import type { HistoryEvent } from '../../../contract/HistoryEvent';
import type { ExecutionEnd, HistoryEventType } from '../../../contract/historyEvents';
import { billingOf, memoryMbOf } from '../../operations/execution/billing';
import { datum, type Datum, type MetricName } from './Datum';

const outcomes = {
  ExecutionSucceeded: 'Succeeded',
  ExecutionFailed: 'Failed',
  ExecutionAborted: 'Aborted',
  ExecutionTimedOut: 'TimedOut',
} as const satisfies Readonly<Record<ExecutionEnd, string>>;

/** AWS: each of these gets a measurement at the start and at the end of an execution, zeros included (recorded 2026). */
const counted = [
  'ExecutionsStarted',
  'ExecutionsSucceeded',
  'ExecutionsFailed',
  'ExecutionsAborted',
  'ExecutionsTimedOut',
] as const satisfies readonly MetricName[];

/**
 * The measurements of an execution as a whole. If it was started by a version, it also counts for that version; if by
 * an alias, also for alias and version.
 */
export function executionMetrics(execution: Execution): readonly Datum[] {
  const { events } = execution.history;
  let redriven = false;
  const data: Datum[] = [];
  for (const event of events) {
    if (event.type === 'ExecutionRedriven') redriven = true;
    for (const dimensions of dimensionsOf(execution))
      for (const [name, value] of measure(execution, event, redriven))
        data.push(datum(name, dimensions, event.timestamp, value));
  }
  return data;
}

function dimensionsOf({ stateMachineArn, versionArn, aliasArn }: Execution): readonly Datum['dimensions'][] {
  const qualifier = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);
  return [
    { StateMachineArn: stateMachineArn },
    ...(versionArn === undefined ? [] : [{ StateMachineArn: stateMachineArn, Version: qualifier(versionArn) }]),
    ...(aliasArn === undefined ? [] : [{ StateMachineArn: stateMachineArn, Alias: qualifier(aliasArn) }]),
  ];
}

function measure(
  execution: Execution,
  { type, timestamp }: HistoryEvent,
  redriven: boolean,
): readonly (readonly [MetricName, number])[] {
  if (type === 'ExecutionStarted') return counts('ExecutionsStarted');
  // AWS: a redrive does not count as a start (recorded 2026).
  if (type === 'ExecutionRedriven') return [['ExecutionsRedriven', 1]];
  if (!isOutcome(type)) return [];
  const outcome = outcomes[type];
  const ended = counts(`Executions${outcome}`);
  // AWS: the time only includes first attempts (recorded 2026).
  if (redriven) return [...ended, [`RedrivenExecutions${outcome}`, 1]];
  const time = [...ended, ['ExecutionTime', timestamp - execution.startDate] as const];
  return execution.type === 'EXPRESS' ? [...time, ...billing(execution)] : time;
}

function isOutcome(type: HistoryEventType): type is keyof typeof outcomes {
  return Object.hasOwn(outcomes, type);
}

function counts(happened: MetricName): readonly (readonly [MetricName, number])[] {
  return counted.map((name) => [name, name === happened ? 1 : 0]);
}

function billing(execution: Execution): readonly (readonly [MetricName, number])[] {
  const { billedMs, billedMb } = billingOf(execution);
  return [
    ['ExpressExecutionBilledDuration', billedMs],
    ['ExpressExecutionBilledMemory', billedMb],
    ['ExpressExecutionMemory', memoryMbOf(execution)],
  ];
}
