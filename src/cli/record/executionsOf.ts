import { HarnessError } from '../../errors/HarnessError';
import { systemNow } from '../../clock/system';
import { toMs } from '../../story/trace/StoryEvent';
import { parseDuration } from '../../tasks/mocking/parseDuration';
import { pages, type ApiCaller } from '../../testing/remote/pages';
import type { RecordedStatus } from './statuses';

interface WhichExecutions {
  readonly since?: string;
  readonly limit: number;
  readonly status?: RecordedStatus;
}

interface Listed {
  readonly executionArn: string;
  readonly startDate: unknown;
  readonly status: string;
}

/** The newest executions of a state machine that have ended, oldest first. */
export async function executionsOf(
  caller: ApiCaller,
  stateMachineArn: string,
  { since, limit, status }: WhichExecutions,
): Promise<readonly string[]> {
  const sinceMs = since === undefined ? 0 : timeOf(since);
  const found: string[] = [];
  const input = { stateMachineArn, ...(status !== undefined && { statusFilter: status }) };
  try {
    // They come newest first.
    for await (const page of pages<Listed>(caller, 'ListExecutions', 'executions', input)) {
      for (const one of page) {
        if (toMs(one.startDate)! < sinceMs || found.length === limit) return found.reverse();
        if (one.status !== 'RUNNING' && one.status !== 'PENDING_REDRIVE') found.push(one.executionArn);
      }
    }
  } catch (error) {
    if ((error as Error).name !== 'StateMachineTypeNotSupported') throw error;
    throw new HarnessError(
      `${stateMachineArn} is an EXPRESS state machine: the API lists none of its executions and has no history of them. ` +
        `What there is stands in the log group of the machine.`,
    );
  }
  return found.reverse();
}

/** A date, a time, or how long ago. */
function timeOf(text: string): number {
  const ms = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : systemNow() - secondsOf(text) * 1000;
  if (!Number.isNaN(ms)) return ms;
  throw new HarnessError(
    `--since is a date like 2026-11-01 or 2026-11-01T12:00:00Z, or a time ago like 7d, not '${text}'.`,
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
