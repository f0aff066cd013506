import type { Execution } from '../../../engine/executions/Execution';
import { matches } from '../../../util/matches';
import { isLogged, logRecords, type LogRecord } from '../../telemetry/logRecords';

interface WantedLogs {
  readonly level?: 'ALL' | 'ERROR' | 'FATAL' | undefined;
  readonly search?: string | undefined;
  readonly max?: number | undefined;
}

/** The latest log records of executions that match, and how many match. */
export function selectLogs(
  executions: readonly Execution[],
  { level = 'ALL', search = '', max = 100 }: WantedLogs,
): { readonly records: readonly LogRecord[]; readonly total: number } {
  const found = executions
    .flatMap((execution) => logRecords(execution))
    .filter(
      (record) =>
        (level === 'ALL' || isLogged(record.type as Parameters<typeof isLogged>[0], level)) &&
        (search.trim() === '' || matches(JSON.stringify(record).replace(/\\+"/g, '"'), search)),
    );
  // Records of one time keep the order of their execution, and stay together.
  found.reverse().sort((a, b) => Number(b.event_timestamp) - Number(a.event_timestamp));
  return { records: found.slice(0, max), total: found.length };
}
