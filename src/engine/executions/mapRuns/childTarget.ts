import type { MachineRevision } from '../../../emulator/store/MachineRevision';
import { toCompactText, type Json } from '../../../util/json';
import { hash128 } from '../../../util/seededRandom';
import { formatUuid } from '../../../util/UuidFamily';
import type { MapRunPlan } from '../../interpreter/map/MapRunPlan';
import type { Program } from '../../interpreter/Program';
import type { Execution } from '../Execution';
import type { ExecutionTarget } from '../StartedExecution';

/**
 * The machine that the children of a Map Run run.
 *
 * AWS: the machine has its own name and a labelled ARN; its definition is the processor, written compactly, and its
 * date that of the machine's creation; without a Label there is a version 3 UUID (recorded 2026).
 */
export function childTarget({ stateMachineArn, target }: Execution, plan: MapRunPlan): ExecutionTarget {
  const { machine, revision } = target;
  const [machineArn] = stateMachineArn.split('/') as [string];
  const label = plan.label ?? formatUuid(hash128(`${machineArn}/${plan.state}`), 3);
  return {
    machine: {
      arn: `${machineArn}/${label}`,
      name: machine.name,
      region: machine.region,
      type: plan.childType,
      creationDateMs: machine.creationDateMs,
    },
    revision: childRevision(revision, plan.program, machine.creationDateMs),
  };
}

/** Kept, so that running a machine again does not make its processor's revision again. */
const known = new WeakMap<Program, MachineRevision>();

function childRevision(outer: MachineRevision, program: Program, creationDateMs: number | undefined): MachineRevision {
  const before = known.get(program);
  if (
    before !== undefined &&
    before.roleArn === outer.roleArn &&
    before.loggingConfiguration === outer.loggingConfiguration
  )
    return before;
  const revision: MachineRevision = {
    definition: toCompactText(program.definition as unknown as Json),
    program,
    roleArn: outer.roleArn,
    loggingConfiguration: outer.loggingConfiguration,
    tracingConfiguration: outer.tracingConfiguration,
    encryptionConfiguration: outer.encryptionConfiguration,
    queryLanguage: outer.queryLanguage ?? languageOf(outer.program),
    revisionId: undefined,
    updateDateMs: creationDateMs ?? outer.updateDateMs,
  };
  known.set(program, revision);
  return revision;
}

function languageOf({ definition }: Program): 'JSONata' | undefined {
  return definition.QueryLanguage === 'JSONata' ? 'JSONata' : undefined;
}
