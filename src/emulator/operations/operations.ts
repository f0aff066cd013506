import type { Operation } from './Operation';

/**
 * The 37 operations of the Step Functions API: the one place that lists them. Each is loaded with its first call, so
 * that a program which uses a few starts faster.
 */
const loaders = {
  createActivity: () => require('./createActivity') as typeof import('./createActivity'),
  createStateMachine: () => require('./createStateMachine') as typeof import('./createStateMachine'),
  createStateMachineAlias: () => require('./createStateMachineAlias') as typeof import('./createStateMachineAlias'),
  deleteActivity: () => require('./deleteActivity') as typeof import('./deleteActivity'),
  deleteStateMachine: () => require('./deleteStateMachine') as typeof import('./deleteStateMachine'),
  deleteStateMachineAlias: () => require('./deleteStateMachineAlias') as typeof import('./deleteStateMachineAlias'),
  deleteStateMachineVersion: () =>
    require('./deleteStateMachineVersion') as typeof import('./deleteStateMachineVersion'),
  describeActivity: () => require('./describeActivity') as typeof import('./describeActivity'),
  describeExecution: () => require('./describeExecution') as typeof import('./describeExecution'),
  describeMapRun: () => require('./describeMapRun') as typeof import('./describeMapRun'),
  describeStateMachine: () => require('./describeStateMachine') as typeof import('./describeStateMachine'),
  describeStateMachineAlias: () =>
    require('./describeStateMachineAlias') as typeof import('./describeStateMachineAlias'),
  describeStateMachineForExecution: () =>
    require('./describeStateMachineForExecution') as typeof import('./describeStateMachineForExecution'),
  getActivityTask: () => require('./getActivityTask') as typeof import('./getActivityTask'),
  getExecutionHistory: () => require('./getExecutionHistory') as typeof import('./getExecutionHistory'),
  listActivities: () => require('./listActivities') as typeof import('./listActivities'),
  listExecutions: () => require('./listExecutions') as typeof import('./listExecutions'),
  listMapRuns: () => require('./listMapRuns') as typeof import('./listMapRuns'),
  listStateMachineAliases: () => require('./listStateMachineAliases') as typeof import('./listStateMachineAliases'),
  listStateMachineVersions: () => require('./listStateMachineVersions') as typeof import('./listStateMachineVersions'),
  listStateMachines: () => require('./listStateMachines') as typeof import('./listStateMachines'),
  listTagsForResource: () => require('./listTagsForResource') as typeof import('./listTagsForResource'),
  publishStateMachineVersion: () =>
    require('./publishStateMachineVersion') as typeof import('./publishStateMachineVersion'),
  redriveExecution: () => require('./redriveExecution') as typeof import('./redriveExecution'),
  sendTaskFailure: () => require('./sendTaskFailure') as typeof import('./sendTaskFailure'),
  sendTaskHeartbeat: () => require('./sendTaskHeartbeat') as typeof import('./sendTaskHeartbeat'),
  sendTaskSuccess: () => require('./sendTaskSuccess') as typeof import('./sendTaskSuccess'),
  startExecution: () => require('./startExecution') as typeof import('./startExecution'),
  startSyncExecution: () => require('./startSyncExecution') as typeof import('./startSyncExecution'),
  stopExecution: () => require('./stopExecution') as typeof import('./stopExecution'),
  tagResource: () => require('./tagResource') as typeof import('./tagResource'),
  testState: () => require('./testState') as typeof import('./testState'),
  untagResource: () => require('./untagResource') as typeof import('./untagResource'),
  updateMapRun: () => require('./updateMapRun') as typeof import('./updateMapRun'),
  updateStateMachine: () => require('./updateStateMachine') as typeof import('./updateStateMachine'),
  updateStateMachineAlias: () => require('./updateStateMachineAlias') as typeof import('./updateStateMachineAlias'),
  validateStateMachineDefinition: () =>
    require('./validateStateMachineDefinition') as typeof import('./validateStateMachineDefinition'),
} satisfies { readonly [Name in string]: () => Readonly<Record<Name, Operation>> };

const loaded = new Map<string, Operation>();

/** As `X-Amz-Target` names them. */
export const operationNames: readonly string[] = Object.keys(loaders).map(
  (name) => name.charAt(0).toUpperCase() + name.slice(1),
);

/** `undefined` when the API has no operation of this name. */
export function findOperation(name: string): Operation | undefined {
  let operation = loaded.get(name);
  if (operation === undefined && operationNames.includes(name)) {
    const own = (name.charAt(0).toLowerCase() + name.slice(1)) as keyof typeof loaders;
    operation = (loaders[own]() as Readonly<Record<string, Operation>>)[own]!;
    loaded.set(name, operation);
  }
  return operation;
}
