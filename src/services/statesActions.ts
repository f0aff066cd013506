/**
 * All actions that policies have of Step Functions: what a misspelt one is held against. Those of other services are too
 * many to be listed.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
 */
export const statesActions: readonly string[] = (
  'CreateActivity CreateStateMachine CreateStateMachineAlias DeleteActivity DeleteStateMachine ' +
  'DeleteStateMachineAlias DeleteStateMachineVersion DescribeActivity DescribeExecution DescribeMapRun ' +
  'DescribeStateMachine DescribeStateMachineAlias DescribeStateMachineForExecution GetActivityTask ' +
  'GetExecutionHistory InvokeHTTPEndpoint ListActivities ListExecutions ListMapRuns ListStateMachineAliases ' +
  'ListStateMachineVersions ListStateMachines ListTagsForResource PublishStateMachineVersion RedriveExecution ' +
  'RevealSecrets SendTaskFailure SendTaskHeartbeat SendTaskSuccess StartExecution StartSyncExecution StopExecution ' +
  'TagResource TestState UntagResource UpdateMapRun UpdateStateMachine UpdateStateMachineAlias ' +
  'ValidateStateMachineDefinition'
).split(' ');
