import type { LiveStatus } from '../../../engine/executions/Execution';
import type { Redrive } from '../../../engine/executions/Execution';
import type { ExecutionJournal } from '../../../engine/executions/replay/ExecutionJournal';
import { HistoryPlace } from '../../../engine/history/readPieces';
import { writeError, type ErrorRow } from './errorRows';
import { writeEvents, type WrittenRow, quoteAgain } from './eventRows';
import { journalRowText, type JournalRow } from './journalRows';
import type { SharedRows } from './SharedRows';
import { textsOf, ValuesOut } from './Values';
import type { Revived } from '../../../engine/executions/replay/revive';
import type { ReadExecution } from './readExecution';
import type { StoredExecution } from './StoredExecution';
import type { JsonObject } from '../../../util/json';
import { present } from '../../../util/present';

/**
 * An execution without its data: the first line of its first record. Later records have its number and what may have
 * changed.
 */
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
  /** For a child of a Map Run: the ARN of the run, the child's index, and its number of items. */
  readonly run?: string | undefined;
  readonly index?: number | undefined;
  readonly items?: number | undefined;
}

/** How it was started, in its first record. Values are referred to by number. */
export interface StartRow {
  readonly input: number;
  readonly inputText: number;
  readonly traceHeader?: string | undefined;
  readonly testCase?: string | undefined;
  readonly synchronous?: boolean | undefined;
  /** For a part of the definition: the input of its first state, and the request for it. */
  readonly part?: { readonly input: number; readonly request: number } | undefined;
  readonly parentArn?: string | undefined;
  /** How often an Express child was restarted. */
  readonly restarts?: number | undefined;
}

export interface EndRow {
  readonly output?: number | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly mistake?: ErrorRow | undefined;
}

/** What has happened since the previous record: the second line. Each further line is a value's text. */
export interface ExecutionBody {
  /** Only in records of the form 2, which have no further lines. */
  readonly values?: readonly string[] | undefined;
  readonly start?: StartRow | undefined;
  readonly told?: readonly JournalRow[] | undefined;
  /** The events before these were dropped. */
  readonly cut?: boolean | undefined;
  readonly events: readonly WrittenRow[];
  readonly redrives?: readonly Redrive[] | undefined;
  readonly end?: EndRow | undefined;
}

/** Parts of the record that is being written. */
const values = new ValuesOut();

/** Records what happens to one execution, step by step. */
export class ExecutionWriter {
  /** Whether there is something to write. */
  isWaiting = false;
  private place = new HistoryPlace();
  private hasStart: boolean;
  private isCut = false;
  private redrives = 0;

  /** `eventsKnown`: the number of events in the records, if it was read from records. */
  constructor(
    readonly journal: ExecutionJournal,
    eventsKnown = 0,
  ) {
    this.hasStart = eventsKnown > 0;
    const { history, redrives = [] } = journal.execution;
    this.redrives = redrives.length;
    this.isCut = history.isCut;
    if (eventsKnown === 0) return;
    const events = history.readOn(this.place);
    while (this.place.id < eventsKnown && events.next().done !== true);
  }

  /** A record with what has happened since the last one. */
  write(revision: number, shared: SharedRows): { readonly head: ExecutionHead; readonly text: string } {
    const { journal } = this;
    const { execution } = journal;
    const { history } = execution;
    this.isWaiting = false;
    values.clear();
    const head = headOf(journal, revision);
    let text = headText(head, !this.hasStart);
    if (!this.hasStart) {
      text += `"start":${startText(journal, values)},`;
      this.hasStart = true;
    }
    const told = journal.take();
    if (told.length > 0) text += `"told":[${told.map((record) => journalRowText(record, values)).join()}],`;
    if (history.isCut && !this.isCut) {
      this.isCut = true;
      this.place = new HistoryPlace();
      text += '"cut":true,';
    }
    text += `"events":${writeEvents(history, this.place, values, shared)}`;
    const { redrives = [] } = execution;
    if (redrives.length !== this.redrives) {
      this.redrives = redrives.length;
      text += `,"redrives":${JSON.stringify(redrives)}`;
    }
    if (execution.status !== 'RUNNING') text += `,"end":${endText(journal, values)}`;
    text = `${text}}${values.lines}`;
    values.clear();
    return { head, text };
  }
}

/** The first line, and the opening brace of the second. */
function headText(head: ExecutionHead, isFirst: boolean): string {
  const { arn, number, machineArn, revision, status, startMs } = head;
  let text = `{"kind":"execution","number":${number},"status":"${status}"`;
  if (isFirst) {
    text += `,"arn":${JSON.stringify(arn)},"machineArn":${quoteAgain(machineArn)},"revision":${revision},"startMs":${startMs}`;
    const { versionArn, aliasArn, run } = head;
    if (versionArn !== undefined) text += `,"versionArn":${quoteAgain(versionArn)}`;
    if (aliasArn !== undefined) text += `,"aliasArn":${quoteAgain(aliasArn)}`;
    if (run !== undefined) text += `,"run":${quoteAgain(run)},"index":${head.index},"items":${head.items}`;
  }
  const { stopMs, redrives, redrivenMs } = head;
  if (stopMs !== undefined) text += `,"stopMs":${stopMs}`;
  if (redrives !== undefined) text += `,"redrives":${redrives}`;
  if (redrivenMs !== undefined) text += `,"redrivenMs":${redrivenMs}`;
  return `${text}}\n{`;
}

/** The first line of a record. */
export function readHead(payload: Buffer): ExecutionHead {
  return JSON.parse(payload.toString('utf8', 0, payload.indexOf(lineBreak))) as ExecutionHead;
}

/** The second line, and the values. */
export function readRecordBody(payload: Buffer): { readonly body: ExecutionBody; readonly texts: readonly string[] } {
  const start = payload.indexOf(lineBreak) + 1;
  const end = payload.indexOf(lineBreak, start);
  if (end < 0) {
    const body = JSON.parse(payload.toString('utf8', start)) as ExecutionBody;
    return { body, texts: body.values ?? [] };
  }
  const body = JSON.parse(payload.toString('utf8', start, end)) as ExecutionBody;
  return { body, texts: textsOf(payload.toString('utf8', end + 1)) };
}

const lineBreak = 10;

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

function startText({ execution }: ExecutionJournal, values: ValuesOut): string {
  const { input, testCase, parent, child } = execution;
  const { inputText, traceHeader, synchronous = false } = execution.start;
  let text = `{"inputText":${values.numberOfText(inputText)},"input":${values.number(input)}`;
  if (traceHeader !== undefined) text += `,"traceHeader":${JSON.stringify(traceHeader)}`;
  if (testCase !== undefined) text += `,"testCase":${quoteAgain(testCase)}`;
  if (synchronous) text += ',"synchronous":true';
  const { part } = execution.start;
  if (part !== undefined)
    text += `,"part":{"input":${values.number(part.input)},"request":${values.number(present(part.request) as JsonObject)}}`;
  if (child === undefined && parent !== undefined) text += `,"parentArn":${JSON.stringify(parent.arn)}`;
  if (child !== undefined && child.restarts > 0) text += `,"restarts":${child.restarts}`;
  return `${text}}`;
}

function endText({ execution }: ExecutionJournal, values: ValuesOut): string {
  const { output, error, cause, harnessError } = execution;
  if (output !== undefined) return `{"output":${values.number(output)}}`;
  const mistake = harnessError === undefined ? undefined : writeError(harnessError);
  return JSON.stringify({ error, cause, mistake } satisfies EndRow);
}

/** A replayed execution, or why it could not be replayed. */
export interface PlayedExecution {
  readonly stored: StoredExecution;
  readonly read: ReadExecution;
  readonly played: Revived | string;
}
