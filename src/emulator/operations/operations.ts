import type { Operation } from './Operation';

/**
 * The 37 operations of the Step Functions API: the one place that lists them. Each is loaded with its first call, so
 * that a program which uses a few starts faster.
 */
const loaders: Readonly<Record<string, () => object>> = {
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
  getActivityTask: () => require('./getActivityTask') as object,
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
  startSyncExecution: () => require('./startSyncExecution') as object,
  stopExecution: () => require('./stopExecution') as object,
  tagResource: () => require('./tagResource') as object,
  testState: () => require('./testState') as object,
  untagResource: () => require('./untagResource') as object,
  updateMapRun: () => require('./updateMapRun') as object,
  updateStateMachine: () => require('./updateStateMachine') as object,
  updateStateMachineAlias: () => require('./updateStateMachineAlias') as object,
  validateStateMachineDefinition: () => require('./validateStateMachineDefinition') as object,
};

const loaded = new Map<string, Operation>();

/** As `X-Amz-Target` names them. */
export const operationNames: readonly string[] = Object.keys(loaders).map(
  (name) => name.charAt(0).toUpperCase() + name.slice(1),
);

/** `undefined` when the API has no operation of this name. */
export function findOperation(name: string): Operation | undefined {
  let operation = loaded.get(name);
  if (operation === undefined && operationNames.includes(name)) {
    const own = name.charAt(0).toLowerCase() + name.slice(1);
    operation = (loaders[own]!() as Readonly<Record<string, Operation>>)[own]!;
    loaded.set(name, operation);
  }
  return operation;
}
