import { machineName } from '../../definitions/findDefinition';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import type { NeedyMachine } from '../../services/iam/actions/machineNeeds';
import type { JsonObject } from '../../util/json';
import { partitionOf } from '../../util/partitionOf';

/** Where the machines of files are assumed to be deployed. */
export interface Deployed {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** The machine of a file, with what its permissions depend on. */
export function needyMachine(
  machine: LoadedDefinition,
  { account = '123456789012', region = 'us-east-1' }: Deployed,
): NeedyMachine {
  return {
    definition: JSON.parse(machine.definition) as JsonObject,
    stateMachineArn: `arn:${partitionOf(region)}:states:${region}:${account}:stateMachine:${machineName(machine)}`,
    logs: (machine.logging?.level ?? 'OFF') !== 'OFF',
    traces: machine.tracing?.enabled === true,
  };
}
