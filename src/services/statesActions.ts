/**
 * All actions of Step Functions in policies, for detecting misspelt ones. Other services have too many to list.
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
