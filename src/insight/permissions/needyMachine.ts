import { machineName } from '../../definitions/findDefinition';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import type { NeedyMachine } from '../../services/iam/actions/machineNeeds';
import { HarnessError } from '../../errors/HarnessError';
import { isObject, readJson, type JsonObject } from '../../util/json';
import { partitionOf } from '../../util/partitionOf';

/** Where the machines of files are assumed to be deployed. */
export interface Deployed {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

function readDefinition({ name, definition }: LoadedDefinition): JsonObject {
  try {
    const read = readJson(definition);
    if (isObject(read)) return read;
  } catch {
    // It is a string without a definition, too.
  }
  throw new HarnessError(`The definition of '${name}' is not a JSON object. \`stepmill validate\` says what is wrong.`);
}

/** The machine of a file, with what its permissions depend on. */
export function needyMachine(
  machine: LoadedDefinition,
  { account = '123456789012', region = 'us-east-1' }: Deployed,
): NeedyMachine {
  return {
    definition: readDefinition(machine),
    stateMachineArn: `arn:${partitionOf(region)}:states:${region}:${account}:stateMachine:${machineName(machine)}`,
    logs: (machine.logging?.level ?? 'OFF') !== 'OFF',
    traces: machine.tracing?.enabled === true,
  };
}
