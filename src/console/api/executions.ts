import { present } from '../../util/present';
import { allPages, scopeOfArn, type Scope } from './aws';
import { control } from './control';
import type { ExecutionItem, ExecutionStatus, Machine, ToldExecution } from './types';

export interface ExecutionList {
  readonly items: readonly ExecutionItem[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/** Converts it to an item of ListExecutions. */
export function toItem(told: ToldExecution): ExecutionItem {
  const { executionArn, name, stateMachineArn, status, startedAt, endedAt, redriveCount, mapRunArn } = told;
  const stopDate = endedAt === undefined ? undefined : Date.parse(endedAt) / 1000;
  return {
    executionArn,
    name,
    stateMachineArn,
    status,
    startDate: Date.parse(startedAt) / 1000,
    ...present({ stopDate, redriveCount, mapRunArn }),
  };
}

/** The latest executions of a state machine, at most `most`. */
export async function executionsOf(
  { stateMachineArn, type }: Pick<Machine, 'stateMachineArn' | 'type'>,
  { status, most }: { status?: ExecutionStatus | undefined; most: number },
  signal: AbortSignal,
): Promise<ExecutionList> {
  const scope = scopeOfArn(stateMachineArn);
  const max = Math.min(most, 1000);
  if (type === 'STANDARD') {
    const input = { stateMachineArn, maxResults: max, statusFilter: status };
    return allPages<ExecutionItem>('ListExecutions', 'executions', input, { scope, signal, most });
  }
  // AWS lists no Express executions.
  return listAll({ stateMachine: stateMachineArn, max: String(max), ...present({ status }) }, scope, signal);
}

/** What a search among all executions of a state machine has found. */
export interface Found {
  /** The latest of them. */
  readonly items: readonly ExecutionItem[];
  /** The number of matches. */
  readonly total: number;
  /** The total number of executions. */
  readonly all: number;
}

/** Searches the executions of a state machine on the server, however many there are. Throws ApiError, LostError. */
export async function searchExecutions(
  stateMachineArn: string,
  { search, status }: { search: string; status?: ExecutionStatus | undefined },
  signal: AbortSignal,
): Promise<Found> {
  const query = new URLSearchParams({ search, max: '1000', ...present({ status }) });
  const path = `/stateMachines/${encodeURIComponent(stateMachineArn)}/executions?${query.toString()}`;
  const scope = scopeOfArn(stateMachineArn);
  const { executions, ...counts } = await control<{ executions: readonly ToldExecution[]; total: number; all: number }>(
    'GET',
    path,
    scope,
    { signal },
  );
  return { ...counts, items: executions.map(toItem) };
}

/** Matching executions: the latest ones listed, all of them counted. */
export interface CountedExecutions {
  readonly items: readonly ExecutionItem[];
  readonly total: number;
  /** How many the server no longer keeps in memory. They were not searched. */
  readonly forgotten: number;
  /** How many the data directory has. Without one: 0. */
  readonly stored: number;
  /** By status, regardless of the requested status. */
  readonly counts: StatusCounts;
  /** Another one after each reset. */
  readonly epoch: string;
}

export type StatusCounts = Readonly<Record<Exclude<ExecutionStatus, 'PENDING_REDRIVE'>, number>>;

/** A part of a search in the data directory: see `GET /storedExecutions`. */
export interface StoredPage {
  readonly items: readonly ExecutionItem[];
  readonly counts: StatusCounts;
  readonly searched: number;
  readonly of: number;
  /** Where the next part begins. */
  readonly before?: number | undefined;
}

/** Asks for the next part of a search in the data directory. Throws ApiError, LostError. */
export async function searchStored(
  query: Readonly<Record<string, string>>,
  scope: Scope,
  signal: AbortSignal,
): Promise<StoredPage> {
  const path = `/storedExecutions?${new URLSearchParams(query).toString()}`;
  const { executions, ...page } = await control<Omit<StoredPage, 'items'> & { executions: readonly ToldExecution[] }>(
    'GET',
    path,
    scope,
    { signal },
  );
  return { ...page, items: executions.map(toItem) };
}

/** Searches the executions of all state machines on the server: see `GET /executions`. Throws ApiError, LostError. */
export async function findExecutions(
  query: Readonly<Record<string, string>>,
  scope: Scope,
  signal: AbortSignal,
): Promise<CountedExecutions> {
  const path = `/executions?${new URLSearchParams(query).toString()}`;
  const { executions, ...counted } = await control<
    Omit<CountedExecutions, 'items'> & { executions: readonly ToldExecution[] }
  >('GET', path, scope, { signal });
  return { ...counted, items: executions.map(toItem) };
}

/** Executions as listed by the control API, including Express ones and children of Map Runs. */
export async function listAll(
  query: Readonly<Record<string, string>>,
  scope: Scope,
  signal: AbortSignal,
): Promise<ExecutionList> {
  const path = `/executions?${new URLSearchParams(query).toString()}`;
  const { executions, total } = await control<{ executions: readonly ToldExecution[]; total: number }>(
    'GET',
    path,
    scope,
    {
      signal,
    },
  );
  return { items: executions.map(toItem), isCut: total > executions.length };
}
