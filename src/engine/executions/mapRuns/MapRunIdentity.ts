import type { MapRunPlan } from '../../interpreter/map/MapRunPlan';
import type { Random } from '../../../util/seededRandom';
import { formatUuid } from '../../../util/uuid';
import type { Execution } from '../Execution';
import type { ExecutionTarget } from '../StartedExecution';
import { childTarget } from './childTarget';

/** Which Map Run one is, and what its children run. */
export interface MapRunIdentity {
  readonly arn: string;
  readonly target: ExecutionTarget;
}

/** AWS: the id of a run is a version 4 UUID (recorded 2026). */
export function newIdentity(execution: Execution, plan: MapRunPlan, random: Random): MapRunIdentity {
  const target = childTarget(execution, plan);
  const word = (): number => Math.floor(random() * 0x1_0000_0000);
  const uuid = formatUuid([word(), word(), word(), word()], 4);
  return { target, arn: `${target.machine.arn.replace(':stateMachine:', ':mapRun:')}:${uuid}` };
}
