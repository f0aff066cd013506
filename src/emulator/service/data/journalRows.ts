import type { TaskOutcome, TaskReply } from '../../../contract/task';
import type { JournalRecord, RecordedInput } from '../../../engine/executions/replay/JournalRecord';
import type { TaskInput } from '../../../engine/executions/Input';
import type { MapRunOutcome } from '../../../engine/executions/mapRuns/MapRunState';
import { readError, writeError, type ErrorRow } from './errorRows';
import type { ValuesIn, ValuesOut, WrittenValue } from './Values';

type Written<T> = T extends JournalRecord ? Readonly<Record<string, unknown>> & { readonly kind: T['kind'] } : never;

/** The journal of an execution in its written form: values by number, errors as plain data. */
export type JournalRow = Written<JournalRecord>;

/** The text of a row. Most tasks are answered later, and then with a reply. */
export function journalRowText(record: JournalRecord, values: ValuesOut): string {
  if (record.kind === 'answersLater') return '{"kind":"answersLater"}';
  if (record.kind !== 'input' || record.input.kind !== 'task') return JSON.stringify(writeJournalRow(record, values));
  const { atMs, events, input } = record;
  const given = JSON.stringify(writeTaskInput(input.input, values));
  return `{"kind":"input","atMs":${atMs},"events":${events},"input":{"kind":"task","task":${input.task},"input":${given}}}`;
}

function writeJournalRow(record: JournalRecord, values: ValuesOut): JournalRow {
  switch (record.kind) {
    case 'admitted':
      return { kind: 'admitted', parameters: values.number(record.parameters) };
    case 'notAdmitted':
    case 'notAnswered':
      return { kind: record.kind, error: writeError(record.error) };
    case 'answered':
      return { kind: 'answered', reply: record.reply && writeReply(record.reply, values) };
    case 'input':
      return { ...record, input: writeInput(record.input, values) };
    default:
      return { ...record };
  }
}

export function readJournalRow(row: JournalRow, values: ValuesIn): JournalRecord {
  switch (row.kind) {
    case 'admitted':
      return { kind: 'admitted', parameters: values.value(row['parameters'] as number) };
    case 'notAdmitted':
    case 'notAnswered':
      return { kind: row.kind, error: readError(row['error'] as ErrorRow) };
    case 'answered': {
      const reply = row['reply'] as ReplyRow | undefined;
      return { kind: 'answered', reply: reply && readReply(reply, values) };
    }
    case 'input':
      return { ...row, input: readInput(row['input'] as InputRow, values) } as JournalRecord;
    default:
      return row as unknown as JournalRecord;
  }
}

type OutcomeRow = { readonly output: WrittenValue } | Exclude<TaskOutcome, { output: unknown }>;

function writeOutcome(outcome: TaskOutcome, values: ValuesOut): OutcomeRow {
  return 'output' in outcome ? { output: values.whole(outcome.output) } : outcome;
}

function readOutcome(row: OutcomeRow, values: ValuesIn): TaskOutcome {
  return 'output' in row ? { output: values.whole(row.output) } : row;
}

interface ReplyRow extends Omit<TaskReply, 'outcome' | 'submitted' | 'tokenEvents'> {
  readonly outcome?: OutcomeRow | undefined;
  readonly submitted?: WrittenValue | undefined;
  readonly tokenEvents?: readonly { readonly afterSeconds: number; readonly outcome?: OutcomeRow }[] | undefined;
}

function writeReply(reply: TaskReply, values: ValuesOut): ReplyRow {
  const { delaySeconds, outcome, submitted, tokenEvents, endedBy } = reply;
  return {
    delaySeconds,
    outcome: outcome && writeOutcome(outcome, values),
    submitted: submitted === undefined ? undefined : values.whole(submitted),
    endedBy,
    tokenEvents: tokenEvents?.map((event) =>
      'outcome' in event ? { ...event, outcome: writeOutcome(event.outcome, values) } : event,
    ),
  };
}

function readReply(row: ReplyRow, values: ValuesIn): TaskReply {
  const { outcome, submitted, tokenEvents } = row;
  return {
    ...row,
    outcome: outcome && readOutcome(outcome, values),
    submitted: submitted === undefined ? undefined : values.whole(submitted),
    tokenEvents: tokenEvents?.map((event) =>
      event.outcome === undefined ? event : { ...event, outcome: readOutcome(event.outcome, values) },
    ) as TaskReply['tokenEvents'],
  };
}

type InputRow = Readonly<Record<string, unknown>> & { readonly kind: RecordedInput['kind'] };

function writeInput(input: RecordedInput, values: ValuesOut): InputRow {
  if (input.kind === 'mistake') return { kind: 'mistake', error: writeError(input.error) };
  if (input.kind === 'mapRun') return { ...input, outcome: writeMapRunOutcome(input.outcome, values) };
  if (input.kind !== 'task') return { ...input };
  return { kind: 'task', task: input.task, input: writeTaskInput(input.input, values) };
}

interface MapRunRow {
  readonly step: MapRunOutcome['step'];
  readonly output?: WrittenValue | undefined;
  readonly error?: ErrorRow | undefined;
}

function writeMapRunOutcome(outcome: MapRunOutcome, values: ValuesOut): MapRunRow {
  const { step } = outcome;
  return 'error' in outcome
    ? { step, error: writeError(outcome.error) }
    : { step, output: values.whole(outcome.output) };
}

function readMapRunOutcome({ step, output, error }: MapRunRow, values: ValuesIn): MapRunOutcome {
  return error === undefined ? { step, output: values.whole(output!) } : { step, error: readError(error) };
}

function writeTaskInput(input: TaskInput, values: ValuesOut): object {
  if (input.kind === 'reply') return { kind: 'reply', reply: writeReply(input.reply, values) };
  if (input.kind === 'end') return { kind: 'end', outcome: writeOutcome(input.outcome, values) };
  return input.kind === 'mistake' ? { kind: 'mistake', error: writeError(input.error) } : input;
}

function readInput(row: InputRow, values: ValuesIn): RecordedInput {
  if (row.kind === 'mistake') return { kind: 'mistake', error: readError(row['error'] as ErrorRow) };
  if (row.kind === 'mapRun')
    return { ...row, outcome: readMapRunOutcome(row['outcome'] as MapRunRow, values) } as RecordedInput;
  if (row.kind !== 'task') return row as unknown as RecordedInput;
  return { kind: 'task', task: row['task'] as number, input: readTaskInput(row['input'] as TaskInput, values) };
}

function readTaskInput(input: TaskInput, values: ValuesIn): TaskInput {
  if (input.kind === 'reply') return { kind: 'reply', reply: readReply(input.reply as unknown as ReplyRow, values) };
  if (input.kind === 'end')
    return { kind: 'end', outcome: readOutcome(input.outcome as unknown as OutcomeRow, values) };
  return input.kind === 'mistake' ? { kind: 'mistake', error: readError(input.error as ErrorRow) } : input;
}
