import type { Execution } from '../../../engine/executions/Execution';
import { stateMachineName } from '../../../services/stateMachineName';
import { readIsoDate } from '../../../util/isoTime';
import { matches } from '../../../util/matches';
import type { Service } from '../../service/Service';
import { badRequest } from '../ControlError';
import { executionStatuses } from '../schema/execution';

export type Status = (typeof executionStatuses)[number];

/** How many executions there are of each status. */
export type StatusCounts = Record<Status, number>;

export function countByStatus(): StatusCounts {
  return Object.fromEntries(executionStatuses.map((status) => [status, 0])) as StatusCounts;
}

/** The filters of a search in memory or on disk; an execution must match all of them. */
export interface WantedInAny {
  /** A name or an ARN. */
  readonly stateMachine?: string | undefined;
  readonly status?: Status | undefined;
  readonly children?: boolean | undefined;
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
  readonly search?: string | undefined;
  readonly text?: string | undefined;
  readonly startedFrom?: string | undefined;
  readonly startedBefore?: string | undefined;
}

type Filtered = Pick<Execution, 'arn' | 'name' | 'stateMachineArn' | 'stateMachineName' | 'startDate'>;

interface Looks<T> {
  readonly isChild: (one: T) => boolean;
  /** Its input, output, error and cause. */
  readonly dataOf: (one: T) => string;
}

/**
 * Returns whether an execution matches the filters, whatever its status. The cheap checks come first: most executions fail the first one. Throws ControlError for an invalid time.
 */
export function filterOf<T extends Filtered>(
  service: Service,
  wanted: WantedInAny,
  { isChild, dataOf }: Looks<T>,
): (one: T) => boolean {
  const { stateMachine, children = true, accountId, region, search = '', text = '' } = wanted;
  const isThen = periodOf(wanted);
  const isOfMachine = stateMachine === undefined ? () => true : machineFilter(service, stateMachine);
  return (one) =>
    isThen(one.startDate) &&
    isOfMachine(one) &&
    (children || !isChild(one)) &&
    isOf(one, accountId, region) &&
    (search.trim() === '' || matches(one.name, search)) &&
    (text.trim() === '' || matches(readable(dataOf(one)), text));
}

/** The ARN of an existing state machine selects its executions alone; any other ARN selects by its name. */
function machineFilter(service: Service, nameOrArn: string): (one: Filtered) => boolean {
  const name = stateMachineName(nameOrArn);
  const arn = nameOrArn.split(':').slice(0, 7).join(':');
  const isThere = service.inside.stateMachines.get(arn) !== undefined;
  return (one) =>
    one.stateMachineName.split('/')[0] === name && (!isThere || one.stateMachineArn.split('/')[0] === arn);
}

/** Returns whether a time in epoch milliseconds is in the wanted period. Throws ControlError for an invalid time. */
export function periodOf({ startedFrom, startedBefore }: WantedInAny): (ms: number) => boolean {
  const from = msOf('startedFrom', startedFrom) ?? -Infinity;
  const before = msOf('startedBefore', startedBefore) ?? Infinity;
  return (ms) => ms >= from && ms < before;
}

/** JSON as people write it. Clients may escape each character that is not ASCII, as Python's do. */
function readable(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(/\\(?:u([\da-fA-F]{4})|.)/g, (escape, hex?: string) => {
    const character = hex === undefined ? '' : String.fromCharCode(parseInt(hex, 16));
    return character > '\x7f' ? character : escape;
  });
}

function isOf({ arn }: Filtered, accountId: string | undefined, region: string | undefined): boolean {
  if (accountId === undefined && region === undefined) return true;
  const [, , , ownRegion, ownAccount] = arn.split(':');
  return (region === undefined || region === ownRegion) && (accountId === undefined || accountId === ownAccount);
}

function msOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = readIsoDate(text);
  if (!Number.isNaN(ms)) return ms;
  throw badRequest([{ in: 'query', pointer: `/${name}`, message: 'must be a time like 2030-01-01T00:00:00Z.' }]);
}
