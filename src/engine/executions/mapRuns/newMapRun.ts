import type { MachineRevision } from '../MachineRevision';
import { toCompactText, type Json } from '../../../util/json';
import type { Random } from '../../../util/seededRandom';
import { formatUuid } from '../../../util/UuidFamily';
import type { MapRunPlan } from '../../interpreter/map/MapRunPlan';
import type { Program } from '../../interpreter/Program';
import type { Execution } from '../Execution';
import type { ExecutionTarget } from '../ExecutionStart';
import { childMachine } from './childMachine';
import { MapRun } from './MapRun';
import type { MapRunExecution } from './MapRunExecution';
import type { MapRunIdentity } from './MapRunState';

/** Creates a Map Run for the running fiber. A replay replaces it with one that repeats what was recorded. */
export function newMapRun(execution: MapRunExecution, plan: MapRunPlan, random: Random): MapRun {
  // Sets the execution's timeout here, because in a replay, which must set its timers in the same order, the Map Run
  // waits elsewhere.
  execution.watchTime();
  const target = childTarget(execution, plan);
  const word = (): number => Math.floor(random() * 0x1_0000_0000);
  // AWS: the id of a run is a version 4 UUID (recorded 2026).
  const uuid = formatUuid([word(), word(), word(), word()], 4);
  const arn = `${target.machine.arn.replace(':stateMachine:', ':mapRun:')}:${uuid}`;
  const made = new MapRun(execution, plan, { arn, target });
  const mapRun = execution.journal?.newMapRun(made) ?? made;
  execution.engine.scheduler.running!.mapRun = mapRun;
  return mapRun;
}

/** AWS: the definition of a child's machine is the processor, written compactly (recorded 2026). */
function childTarget({ stateMachineArn, start: { target } }: Execution, plan: MapRunPlan): ExecutionTarget {
  const { machine, revision } = target;
  return {
    machine: childMachine(stateMachineArn, machine, plan),
    revision: childRevision(revision, plan.program, machine.creationDateMs),
  };
}

/** Cached, so that running a machine again does not create its processor's revision again. */
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

/** A read-only Map Run, read from the data directory. It cannot run. */
export class ReadMapRun extends MapRun {
  constructor(execution: Execution, state: string, identity: MapRunIdentity) {
    const { type: childType } = identity.target.machine;
    // Its children are read-only, too, so no plan is needed to run them.
    super(execution as MapRunExecution, { state, childType, limits: {} } as unknown as MapRunPlan, identity);
  }
}
