import type { Engine } from '../../../engine/executions/Engine';
import { EngineExecution } from '../../../engine/executions/EngineExecution';
import type { JournalRecord } from '../../../engine/executions/replay/JournalRecord';
import { ChildStart } from '../../../engine/executions/mapRuns/ChildStart';
import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import type { ExecutionStart, ExecutionTarget } from '../../../engine/executions/ExecutionStart';
import type { HistoryEvent } from '../../../contract/HistoryEvent';
import type { PartRequest } from '../../../contract/PartRequest';
import { invariant } from '../../../errors/invariant';
import { partOf } from '../../operations/execution/partOf';
import { parseArn, parseStateMachineArn } from '../../store/arns';
import type { MachineRevision } from '../../../engine/executions/MachineRevision';
import type { StateMachines } from '../../store/StateMachines';
import { readError } from './errorRows';
import { readEvents } from './eventRows';
import { readRecordBody } from './ExecutionRecord';
import type { SharedRows } from './SharedRows';
import type { StoredExecution } from './StoredExecution';
import { readJournalRow } from './journalRows';
import { ValuesIn } from './Values';

/** Everything in the records of an execution. */
export interface ReadExecution {
  readonly start: ExecutionStart;
  readonly parentArn: string | undefined;
  readonly told: readonly JournalRecord[];
  readonly events: readonly HistoryEvent[];
  readonly isCut: boolean;
  /** Makes the execution from its records. It can be read, but does not run. */
  make(engine: Engine): EngineExecution;
}

interface ExecutionRecords {
  readonly payloads: readonly Buffer[];
  /** Events that they only name. */
  readonly rows: SharedRows;
}

export function readExecution(
  stored: StoredExecution,
  { payloads, rows }: ExecutionRecords,
  revision: (number: number) => MachineRevision,
  stateMachines: StateMachines,
  mapRun: (arn: string) => MapRun,
): ReadExecution {
  const bodies = payloads.map((payload) => {
    const { body, texts } = readRecordBody(payload);
    return { body, values: new ValuesIn(texts) };
  });
  const { body: { start: row } = {}, values: first } = bodies[0] ?? {};
  invariant(row && first, 'the first record of an execution has its start');
  const { traceHeader, testCase, synchronous, parentArn } = row;
  const { arn, name, versionArn, aliasArn, startDate: startMs } = stored;
  const input = first.value(row.input);
  const { run, index, items } = stored.head;
  let start: ExecutionStart;
  if (run === undefined) {
    const machine = stateMachines.get(stored.stateMachineArn) ?? goneMachine(stored.stateMachineArn, stateMachines);
    const target = { machine, revision: revision(stored.revision), versionArn, aliasArn };
    const inputText = first.texts[row.inputText]!;
    const request = row.part && (first.value(row.part.request) as PartRequest);
    const part = row.part && partOf(target.revision, first.value(row.part.input), request!).part;
    start = { target, arn, name, input, inputText, traceHeader, testCase, synchronous, part, startMs };
  } else {
    const { restarts = 0 } = row;
    start = Object.assign(new ChildStart(mapRun(run), index!, input, items!), { restarts, startMs });
  }
  const told: JournalRecord[] = [];
  let events: HistoryEvent[] = [];
  let isCut = false;
  for (const { body, values } of bodies) {
    for (const each of body.told ?? []) told.push(readJournalRow(each, values));
    if (body.cut === true) {
      events = [];
      isCut = true;
    }
    for (const event of readEvents(body.events, values, events.length + 1, rows)) events.push(event);
  }
  const make = (engine: Engine): EngineExecution => {
    const execution = new EngineExecution(engine, start, stored.number);
    for (const event of events) execution.history.restore(event);
    execution.history.isCut = isCut;
    execution.status = stored.status;
    execution.stopDate = stored.stopDate;
    execution.redrives = bodies.findLast(({ body }) => body.redrives !== undefined)?.body.redrives;
    const { body, values } = bodies.at(-1)!;
    const { output, error, cause, mistake } = body.end ?? {};
    execution.output = output === undefined ? undefined : values.value(output);
    execution.error = error;
    execution.cause = cause;
    execution.harnessError = mistake && readError(mistake);
    return execution;
  };
  return { start, parentArn, told, events, isCut, make };
}

/**
 * A deleted machine, whose executions can still be described for a while. Or that of a Distributed Map's children, for
 * an execution that runs a part of it.
 */
function goneMachine(arn: string, stateMachines: StateMachines): ExecutionTarget['machine'] {
  const { name, unqualified, label } = parseStateMachineArn(arn);
  const machine = label === undefined ? undefined : stateMachines.get(unqualified);
  if (machine !== undefined) {
    const { region, creationDateMs } = machine;
    return { arn, name: machine.name, region, type: 'STANDARD', creationDateMs };
  }
  return { arn, name, region: parseArn(arn, 'stateMachine').region, type: 'STANDARD' };
}
