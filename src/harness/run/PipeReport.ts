import type { PipeBatch, PipeRun } from '../../emulator/starts/pipes/PipeRun';
import { shortJson } from '../../story/trace/clip';
import { brandClass } from '../../util/brandClass';
import { isJson, readJson, type JsonObject } from '../../util/json';
import { StartReport, type StartableNames, type StartedByReport } from './StartReport';

/** What a pipe did with records: which ones its filters dropped, and what each batch has started. */
export class PipeReport extends StartReport {
  /** The name of the pipe. */
  readonly pipe: string;
  /** The records that no filter let pass, and why. */
  readonly dropped: readonly { readonly record: JsonObject; readonly why: string }[];
  /** What the target got, and how that ended, batch by batch. */
  readonly batches: readonly PipeBatch[];

  /** @internal */
  constructor(run: PipeRun, started: readonly StartedByReport[], startable: readonly StartableNames[]) {
    super(started, startable);
    this.pipe = run.pipe;
    this.dropped = run.dropped;
    this.batches = run.batches;
  }

  override explain(): readonly string[] {
    return [
      `the pipe '${this.pipe}'`,
      ...this.dropped.map(({ record, why }) => `    dropped ${shortJson(record, 200)}: ${why}`),
      ...this.batches.map(describeBatch),
    ];
  }
}
brandClass(PipeReport, 'PipeReport');

function describeBatch({ records, input, executionArn, failure, ended }: PipeBatch): string {
  const of = `    a batch of ${records.length}`;
  if (ended !== undefined) return `${of} ended: ${ended}`;
  const got =
    input === undefined ? '' : ` with ${isJson(input) ? shortJson(readJson(input), 200) : input.slice(0, 200)}`;
  const started = executionArn === undefined ? '' : ` started ${executionArn}${got}`;
  return failure === undefined ? `${of}${started}` : `${of}${started} failed with ${failure.error}: ${failure.cause}`;
}
