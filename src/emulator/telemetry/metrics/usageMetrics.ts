import { eventKinds } from '../../../contract/historyEvents';
import type { Execution } from '../../../engine/executions/Execution';
import { datum, type Datum } from './Datum';
import type { ThrottledCall, UsedSecond } from '../../quotas/Throttle';
import type { StateMachine } from '../../store/StateMachine';

/** The number of resources in an account and region, and of open Standard executions of each state machine. */
export function usageMetrics(
  stateMachineArns: readonly string[],
  activityArns: readonly string[],
  executions: readonly Execution[],
  nowMs: number,
): readonly Datum[] {
  return [
    ...countsOf(stateMachineArns).map((count) => datum('StateMachineCount', {}, nowMs, count)),
    ...countsOf(activityArns).map((count) => datum('ActivityCount', {}, nowMs, count)),
    ...openByMachine(executions),
  ];
}

/** The number of ARNs for each account and region that has any. */
function countsOf(arns: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const arn of arns) {
    const owner = arn.split(':', 5).join(':');
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts.values()];
}

/** AWS: without dimensions, so the machine is not named (guide). */
function openByMachine(executions: readonly Execution[]): readonly Datum[] {
  const changes = executions
    .filter(({ type }) => type === 'STANDARD')
    .flatMap(({ stateMachineArn, history }) =>
      history.events.flatMap(({ type, timestamp }) => {
        const { status } = eventKinds[type]!;
        return status === undefined ? [] : [{ stateMachineArn, timestamp, by: status === 'RUNNING' ? 1 : -1 }];
      }),
    );
  changes.sort((a, b) => a.timestamp - b.timestamp);
  const open = new Map<string, number>();
  return changes.map(({ stateMachineArn, timestamp, by }) => {
    const count = (open.get(stateMachineArn) ?? 0) + by;
    open.set(stateMachineArn, count);
    return datum('OpenExecutionCountPerStateMachine', {}, timestamp, count);
  });
}

/** The API calls of clients and tasks, second by second, beside the quotas, and the throttled ones. */
export function apiMetrics(used: readonly UsedSecond[], throttled: readonly ThrottledCall[]): readonly Datum[] {
  return [
    ...used.flatMap(({ operation, timeMs, calls, bucket: { bucket, refill } }) => [
      datum('ProvisionedBucketSize', { APIName: operation }, timeMs, bucket),
      datum('ProvisionedRefillRate', { APIName: operation }, timeMs, refill),
      datum('ConsumedCapacity', { APIName: operation }, timeMs, calls),
    ]),
    ...throttled.map(({ operation, timeMs }) => datum('ThrottledEvents', { APIName: operation }, timeMs, 1)),
  ];
}

/** How many versions and aliases a state machine has, as soon as one was ever published. */
export function resourceMetrics(
  { arn, versions, aliases, firstVersion }: StateMachine,
  nowMs: number,
): readonly Datum[] {
  if (firstVersion === undefined) return [];
  const dimensions = { ResourceArn: arn };
  return [
    datum('VersionCount', dimensions, nowMs, versions.size),
    datum('AliasCount', dimensions, nowMs, aliases.size),
  ];
}
