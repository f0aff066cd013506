import type { StateMachine } from '../../store/StateMachine';
import { datum, type Datum } from './Datum';

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
