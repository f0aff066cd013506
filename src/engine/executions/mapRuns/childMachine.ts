import type { WorkflowType } from '../../../language/asl/types';
import { hash128 } from '../../../util/seededRandom';
import { formatUuid } from '../../../util/UuidFamily';
import type { ExecutionTarget } from '../ExecutionStart';

/** A Distributed Map, as its children's machine is named. */
interface LabelledMap {
  readonly state: string;
  readonly label: string | undefined;
  readonly childType: WorkflowType;
}

/**
 * The machine that the children of a Distributed Map run. `stateMachineArn`: that of the execution, which may be a
 * child itself.
 *
 * AWS: the machine has its own name and a labelled ARN; its date is that of the machine's creation. Without a Label,
 * the ARN has a version 3 UUID (recorded 2026).
 */
export function childMachine(
  stateMachineArn: string,
  { name, region, creationDateMs }: ExecutionTarget['machine'],
  { state, label, childType }: LabelledMap,
): ExecutionTarget['machine'] {
  const [machineArn] = stateMachineArn.split('/') as [string];
  const suffix = label ?? formatUuid(hash128(`${machineArn}/${state}`), 3);
  return { arn: `${machineArn}/${suffix}`, name, region, type: childType, creationDateMs };
}
