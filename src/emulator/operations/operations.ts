import type { Json } from '../../util/json';
import { compileInput } from './model/compileInput';
import { structure, type MemberShapes, type StructureShape } from './model/shapes';
import type { Operation, OperationName } from './Operation';
import type { OperationContext } from './OperationContext';

/**
 * The 37 operations of the Step Functions API: the one place that lists them. Each is loaded with its first call, so
 * that a program that uses only a few starts faster.
 */
const loaders: Readonly<Record<string, Loader>> = {
  createActivity: () => require('./createActivity') as object,
  createStateMachine: () => require('./createStateMachine') as object,
  createStateMachineAlias: () => require('./createStateMachineAlias') as object,
  deleteActivity: () => require('./deleteActivity') as object,
  deleteStateMachine: () => require('./deleteStateMachine') as object,
  deleteStateMachineAlias: () => require('./deleteStateMachineAlias') as object,
  deleteStateMachineVersion: () => require('./deleteStateMachineVersion') as object,
  describeActivity: () => require('./describeActivity') as object,
  describeExecution: () => require('./describeExecution') as object,
  describeMapRun: () => require('./describeMapRun') as object,
  describeStateMachine: () => require('./describeStateMachine') as object,
  describeStateMachineAlias: () => require('./describeStateMachineAlias') as object,
  describeStateMachineForExecution: () => require('./describeStateMachineForExecution') as object,
  getActivityTask: afterOthers(() => require('./getActivityTask') as object),
  getExecutionHistory: () => require('./getExecutionHistory') as object,
  listActivities: () => require('./listActivities') as object,
  listExecutions: () => require('./listExecutions') as object,
  listMapRuns: () => require('./listMapRuns') as object,
  listStateMachineAliases: () => require('./listStateMachineAliases') as object,
  listStateMachineVersions: () => require('./listStateMachineVersions') as object,
  listStateMachines: () => require('./listStateMachines') as object,
  listTagsForResource: () => require('./listTagsForResource') as object,
  publishStateMachineVersion: () => require('./publishStateMachineVersion') as object,
  redriveExecution: () => require('./redriveExecution') as object,
  sendTaskFailure: () => require('./sendTaskFailure') as object,
  sendTaskHeartbeat: () => require('./sendTaskHeartbeat') as object,
  sendTaskSuccess: () => require('./sendTaskSuccess') as object,
  startExecution: () => require('./startExecution') as object,
  startSyncExecution: afterOthers(() => require('./startSyncExecution') as object),
  stopExecution: () => require('./stopExecution') as object,
  tagResource: () => require('./tagResource') as object,
  testState: () => require('./testState') as object,
  untagResource: () => require('./untagResource') as object,
  updateMapRun: () => require('./updateMapRun') as object,
  updateStateMachine: () => require('./updateStateMachine') as object,
  updateStateMachineAlias: () => require('./updateStateMachineAlias') as object,
  validateStateMachineDefinition: () => require('./validateStateMachineDefinition') as object,
};

/** Loads the file of an operation. */
interface Loader {
  (): object;
  readonly answersAfterOthers?: true;
}

/** For clients that never load an operation. See `Operation.answers`. */
function afterOthers(load: () => object): Loader {
  return Object.assign(load, { answersAfterOthers: true } as const);
}

/** An operation that is ready to be called. */
export interface LoadedOperation extends Omit<Operation<OperationName>, 'name' | 'right' | 'input' | 'handle'> {
  readonly name: string;
  readonly right: string;
  readonly input: StructureShape;
  /** See `compileInput`. */
  check(input: Json): never;
  /** `input`: the result of `check`. */
  handle(context: OperationContext, input: never): object | Promise<object>;
}

const loaded = new Map<string, LoadedOperation>();

/** As named in `X-Amz-Target`. */
export const operationNames: readonly string[] = Object.keys(loaders).map(
  (name) => name.charAt(0).toUpperCase() + name.slice(1),
);

/** `undefined` if the API has no operation with this name. */
export function findOperation(name: string): LoadedOperation | undefined {
  let operation = loaded.get(name);
  if (operation === undefined && operationNames.includes(name)) {
    operation = loadOperation(ownName(name));
    loaded.set(name, operation);
  }
  return operation;
}

function loadOperation(own: string): LoadedOperation {
  const record = (loaders[own]!() as Readonly<Record<string, Operation<OperationName>>>)[own]!;
  const input = structure(`${record.name}Input`, record.input as MemberShapes);
  return { ...record, input, check: compileInput(input) as LoadedOperation['check'] };
}

/** Whether it may wait for calls of other clients. Loads nothing. */
export function answersAfterOthers(name: string): boolean {
  return operationNames.includes(name) && loaders[ownName(name)]!.answersAfterOthers === true;
}

function ownName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Whether it changes nothing. */
export function isReading({ writes }: LoadedOperation): boolean {
  return writes.length === 0;
}

/** Whether it only reads machines and activities, and nothing about executions. */
export function isOfMachines({ reads, writes }: LoadedOperation): boolean {
  return writes.length === 0 && !reads.includes('executions') && !reads.includes('tasks');
}
