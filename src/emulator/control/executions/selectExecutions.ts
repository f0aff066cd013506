import type { Execution } from '../../../engine/executions/Execution';
import { readIsoDate } from '../../../util/isoTime';
import { toCompactText, toText, type Json } from '../../../util/json';
import { matches } from '../../../util/matches';
import { executionsInside } from '../../service/inspect';
import { stateMachineName } from '../../../services/stateMachineName';
import type { Service } from '../../service/Service';
import { badRequest } from '../ControlError';
import { executionStatuses } from '../schema/execution';

type Status = (typeof executionStatuses)[number];

/** Which executions are asked for: those that are like all of it. */
export interface WantedExecutions {
  /** A name or an ARN. */
  readonly stateMachine?: string | undefined;
  readonly status?: Status | undefined;
  readonly parentExecutionArn?: string | undefined;
  readonly mapRunArn?: string | undefined;
  readonly children?: boolean | undefined;
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
  readonly search?: string | undefined;
  readonly text?: string | undefined;
  readonly startedFrom?: string | undefined;
  readonly startedBefore?: string | undefined;
}

interface SelectedExecutions {
  readonly found: Execution[];
  /** How many there are of each status, whichever status is asked for. */
  readonly counts: Readonly<Record<Status, number>>;
}

/** Selects executions of a service, each looked at once. Throws ControlError for a time that is none. */
export function selectExecutions(service: Service, wanted: WantedExecutions): SelectedExecutions {
  const isWanted = filterOf(service, wanted);
  const counts = Object.fromEntries(executionStatuses.map((status) => [status, 0])) as Record<Status, number>;
  const found: Execution[] = [];
  for (const execution of executionsInside(service)) {
    if (!isWanted(execution)) continue;
    counts[execution.status] += 1;
    if (wanted.status === undefined || execution.status === wanted.status) found.push(execution);
  }
  return { found, counts };
}

/** The cheap questions first: most executions have to answer one only. */
function filterOf(service: Service, wanted: WantedExecutions): (execution: Execution) => boolean {
  const { stateMachine, parentExecutionArn, mapRunArn, children = true, accountId, region } = wanted;
  const { search = '', text = '' } = wanted;
  const isThen = periodOf(wanted);
  const isOfMachine = stateMachine === undefined ? () => true : machineFilter(service, stateMachine);
  return (one) =>
    isOfMachine(one) &&
    (children || one.child === undefined) &&
    (parentExecutionArn === undefined || one.parent?.arn === parentExecutionArn) &&
    (mapRunArn === undefined || one.child?.mapRun.arn === mapRunArn) &&
    isThen(one.startDate) &&
    isOf(one, accountId, region) &&
    (search.trim() === '' || matches(one.name, search)) &&
    (text.trim() === '' || matches(dataOf(one), text));
}

/** The ARN of a machine that is there stands for no other one of its name; any other ARN for its name. */
function machineFilter(service: Service, nameOrArn: string): (execution: Execution) => boolean {
  const name = stateMachineName(nameOrArn);
  const arn = nameOrArn.split(':').slice(0, 7).join(':');
  const isThere = service.inside.stateMachines.get(arn) !== undefined;
  return (one) =>
    one.stateMachineName.split('/')[0] === name && (!isThere || one.stateMachineArn.split('/')[0] === arn);
}

/** Whether a time in epoch milliseconds is in the period asked for. Throws ControlError for a time that is none. */
export function periodOf({ startedFrom, startedBefore }: WantedExecutions): (ms: number) => boolean {
  const from = msOf('startedFrom', startedFrom) ?? -Infinity;
  const before = msOf('startedBefore', startedBefore) ?? Infinity;
  return (ms) => ms >= from && ms < before;
}

function isOf({ arn }: Execution, accountId: string | undefined, region: string | undefined): boolean {
  if (accountId === undefined && region === undefined) return true;
  const [, , , ownRegion, ownAccount] = arn.split(':');
  return (region === undefined || region === ownRegion) && (accountId === undefined || accountId === ownAccount);
}

function dataOf(execution: Execution): string {
  const { inputText, output, error = '', cause = '' } = execution;
  const input = readable(inputText, () => execution.input);
  return `${input} ${output === undefined ? '' : readable(toText(output), () => output)} ${error} ${cause}`;
}

/** Clients and functions may escape each character that is not ASCII: Python's do. */
function readable(text: string, value: () => Json): string {
  return text.includes('\\u') ? toCompactText(value()) : text;
}

function msOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = readIsoDate(text);
  if (!Number.isNaN(ms)) return ms;
  throw badRequest([{ in: 'query', pointer: `/${name}`, message: 'must be a time like 2030-01-01T00:00:00Z.' }]);
}
