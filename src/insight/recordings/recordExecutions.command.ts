import { findDefinition, machineName } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import { HarnessError } from '../../errors/HarnessError';
import { fetchRecording } from './fetchRecording';
import type { Recording } from './Recording';
import { recordingOfHistory } from './recordingOfHistory';
import { FieldPath } from './scrub/fieldPath';
import { scrubRecording, type ScrubOptions } from './scrub/scrubRecording';
import { openCaller } from '../../harness/remote/openCaller';
import type { Terminal } from '../../terminal/Terminal';
import { RecordingWriter } from './RecordingWriter.command';
import { systemNow } from '../../clock/system';
import { toMs } from '../../story/trace/StoryEvent';
import { parseDuration } from '../../tasks/mocking/parseDuration';
import { pages } from '../../story/trace/pages';
import type { ApiCaller } from '../../contract/ApiCaller';

export interface RecordOptions {
  readonly out: string;
  readonly endpoint?: string;
  readonly region?: string;
  readonly since?: string;
  readonly limit: number;
  readonly status?: string;
  readonly children: number;
  readonly scrub?: readonly string[];
  readonly scrubPattern?: readonly string[];
  readonly definition?: string;
  readonly machine?: string;
  readonly check: boolean;
}

/** Records one execution, or those of a state machine. Returns the exit code. */
export async function record(
  source: string,
  options: RecordOptions,
  terminal: Pick<Terminal, 'stdout' | 'stderr'>,
): Promise<number> {
  const scrub = scrubOptions(options);
  checkOptions(source, options);
  const recorder = new RecordingWriter(terminal, (recording) => scrubRecording(recording, scrub), options.check);
  if (!source.startsWith('arn:')) {
    await recorder.write(historyOf(source, options), options.out);
    return recorder.exitCode;
  }
  const caller = openCaller(source, options);
  try {
    if (!isMachine(source)) {
      const mostChildren = options.children;
      await recorder.write(await fetchRecording(caller, source, { mostChildren }), options.out);
      return recorder.exitCode;
    }
    const arns = await executionsOf(caller, source, options);
    if (arns.length === 0) throw new HarnessError(`${source} has no such execution that has ended.`);
    for (const arn of arns)
      await recorder.attempt(arn, options.out, () => fetchRecording(caller, arn, { mostChildren: options.children }));
    recorder.printTotal(arns.length);
    return recorder.exitCode;
  } finally {
    caller.close();
  }
}

function isMachine(arn: string): boolean {
  return arn.split(':')[5] === 'stateMachine';
}

/** Throws for an option that would have no effect. */
function checkOptions(source: string, options: RecordOptions): void {
  const isArn = source.startsWith('arn:');
  const refuse = (names: readonly (keyof RecordOptions)[], what: string): void => {
    const given = names.find((name) => options[name] !== undefined);
    if (given !== undefined) throw new HarnessError(`--${given} is for ${what}, which ${source} is not.`);
  };
  if (isArn) refuse(['definition', 'machine'], 'an exported history');
  else refuse(['endpoint', 'region'], 'an ARN');
  if (!isArn || !isMachine(source)) refuse(['since', 'status'], 'the ARN of a state machine');
}

function scrubOptions({ scrub = [], scrubPattern = [] }: RecordOptions): ScrubOptions {
  const patterns = scrubPattern.map((text) => {
    try {
      return new RegExp(text);
    } catch (error) {
      throw new HarnessError(`--scrub-pattern ${text}: ${(error as Error).message}`);
    }
  });
  return { paths: scrub.map((text) => new FieldPath(text)), patterns };
}

function historyOf(file: string, { definition, machine }: RecordOptions): Recording {
  if (definition === undefined)
    throw new HarnessError(
      `${file} is read as an exported history, which needs its definition: --definition order.asl.json. ` +
        `An execution is named by its ARN.`,
    );
  const found = findDefinition(loadDefinitions(definition), machine);
  return recordingOfHistory(file, { name: machineName(found), definition: found.definition });
}

interface WhichExecutions {
  readonly since?: string;
  readonly limit: number;
  readonly status?: string;
}

interface Listed {
  readonly executionArn: string;
  readonly startDate: unknown;
  readonly status: string;
}

/** The newest executions of a state machine that have ended, oldest first. */
async function executionsOf(
  caller: ApiCaller,
  stateMachineArn: string,
  { since, limit, status }: WhichExecutions,
): Promise<readonly string[]> {
  const sinceMs = since === undefined ? 0 : timeOf(since);
  const found: string[] = [];
  const input = { stateMachineArn, ...(status !== undefined && { statusFilter: status }) };
  try {
    // They are listed newest first.
    for await (const page of pages<Listed>(caller, 'ListExecutions', 'executions', input)) {
      for (const one of page) {
        if (toMs(one.startDate)! < sinceMs || found.length === limit) return found.reverse();
        if (one.status !== 'RUNNING' && one.status !== 'PENDING_REDRIVE') found.push(one.executionArn);
      }
    }
  } catch (error) {
    if ((error as Error).name !== 'StateMachineTypeNotSupported') throw error;
    throw new HarnessError(
      `${stateMachineArn} is an EXPRESS state machine: the API does not list its executions and has no history of them. ` +
        `Look in the machine's log group.`,
    );
  }
  return found.reverse();
}

/** A date, a time, or how long ago. */
function timeOf(text: string): number {
  const ms = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : systemNow() - secondsOf(text) * 1000;
  if (!Number.isNaN(ms)) return ms;
  throw new HarnessError(
    `--since must be a date like 2026-11-01 or 2026-11-01T12:00:00Z, or a time ago like 7d, not '${text}'.`,
  );
}

function secondsOf(text: string): number {
  try {
    return parseDuration(text, '--since');
  } catch (error) {
    if (HarnessError.is(error)) return NaN;
    throw error;
  }
}
