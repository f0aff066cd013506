import type { LiveStatus } from '../../../engine/executions/Execution';
import type { Redrive } from '../../../engine/executions/Redrive';
import type { ExecutionJournal } from '../../../engine/executions/replay/ExecutionJournal';
import { HistoryPlace } from '../../../engine/history/readPieces';
import { writeError, type ErrorRow } from './errorRows';
import { writeEvents, type EventRow } from './eventRows';
import { writeTold, type ToldRow } from './toldRows';
import { ValuesOut } from './Values';

/** What is known of an execution without its data: the first line of each of its records. */
export interface ExecutionHead {
  readonly kind: 'execution';
  readonly arn: string;
  readonly number: number;
  readonly machineArn: string;
  readonly revision: number;
  readonly status: LiveStatus;
  readonly startMs: number;
  readonly stopMs?: number | undefined;
  readonly versionArn?: string | undefined;
  readonly aliasArn?: string | undefined;
  readonly redrives?: number | undefined;
  readonly redrivenMs?: number | undefined;
  /** Of a child of a Map Run: its ARN, the number of the child, and how many items that has. */
  readonly run?: string | undefined;
  readonly index?: number | undefined;
  readonly items?: number | undefined;
}

/** With what it was started: in its first record. Values are named by their number. */
export interface StartRow {
  readonly name: string;
  readonly input: number;
  readonly inputText: number;
  readonly traceHeader?: string | undefined;
  readonly testCase?: string | undefined;
  readonly synchronous?: boolean | undefined;
  readonly parentArn?: string | undefined;
  /** How often an Express child was begun anew. */
  readonly restarts?: number | undefined;
}

export interface EndRow {
  readonly output?: number | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly mistake?: ErrorRow | undefined;
}

/** What has happened since the record before: the second line. */
export interface ExecutionBody {
  readonly values: readonly string[];
  readonly start?: StartRow | undefined;
  readonly told?: readonly ToldRow[] | undefined;
  /** The events before these were dropped. */
  readonly cut?: boolean | undefined;
  readonly events: readonly EventRow[];
  readonly redrives?: readonly Redrive[] | undefined;
  readonly end?: EndRow | undefined;
}

/** Writes down what has happened to one execution, piece by piece. */
export class ExecutionWriter {
  readonly journal: ExecutionJournal;
  private place = new HistoryPlace();
  private hasStart: boolean;
  private isCut = false;
  private redrives = 0;

  /** `eventsKnown`: of an execution that was read from records, how many of its events these have. */
  constructor(journal: ExecutionJournal, eventsKnown = 0) {
    this.journal = journal;
    this.hasStart = eventsKnown > 0;
    const { history, redrives = [] } = journal.execution;
    this.redrives = redrives.length;
    this.isCut = history.isCut;
    if (eventsKnown === 0) return;
    const events = history.readOn(this.place);
    while (this.place.id < eventsKnown && events.next().done !== true);
  }

  /** A record with what has happened since the last one. */
  write(revision: number): { readonly head: ExecutionHead; readonly text: string } {
    const { journal } = this;
    const { execution } = journal;
    const { history } = execution;
    const values = new ValuesOut();
    const parts: string[] = [];
    if (!this.hasStart) {
      parts.push(`"start":${JSON.stringify(startOf(this.journal, values))}`);
      this.hasStart = true;
    }
    const told = journal.take();
    if (told.length > 0) parts.push(`"told":${JSON.stringify(told.map((record) => writeTold(record, values)))}`);
    if (history.isCut && !this.isCut) {
      this.isCut = true;
      this.place = new HistoryPlace();
      parts.push('"cut":true');
    }
    parts.push(`"events":${writeEvents(history, this.place, values)}`);
    const { redrives = [] } = execution;
    if (redrives.length !== this.redrives) {
      this.redrives = redrives.length;
      parts.push(`"redrives":${JSON.stringify(redrives)}`);
    }
    if (execution.status !== 'RUNNING') parts.push(`"end":${JSON.stringify(endOf(journal, values))}`);
    const head = headOf(journal, revision);
    const text = `${JSON.stringify(head)}\n{${parts.join(',')},"values":${JSON.stringify(values.texts)}}`;
    return { head, text };
  }
}

function headOf({ execution }: ExecutionJournal, revision: number): ExecutionHead {
  const { arn, number, stateMachineArn, status, startDate, stopDate, versionArn, aliasArn, redriven, child } =
    execution;
  return {
    kind: 'execution',
    arn,
    number,
    machineArn: stateMachineArn,
    revision,
    status,
    startMs: startDate,
    stopMs: stopDate,
    versionArn,
    aliasArn,
    redrives: redriven === undefined && child === undefined ? undefined : execution.redriveCount || undefined,
    redrivenMs: redriven?.timeMs,
    run: child?.mapRun.arn,
    index: child?.index,
    items: child?.itemCount,
  };
}

function startOf({ execution }: ExecutionJournal, values: ValuesOut): StartRow {
  const { name, input, inputText, traceHeader, testCase, synchronous, parent, child } = execution;
  return {
    name,
    inputText: values.numberOfText(inputText),
    input: values.number(input),
    traceHeader,
    testCase,
    synchronous: synchronous || undefined,
    parentArn: child === undefined ? parent?.arn : undefined,
    restarts: child?.restarts || undefined,
  };
}

function endOf({ execution }: ExecutionJournal, values: ValuesOut): EndRow {
  const { output, error, cause, harnessError } = execution;
  return {
    output: output === undefined ? undefined : values.number(output),
    error,
    cause,
    mistake: harnessError === undefined ? undefined : writeError(harnessError),
  };
}
