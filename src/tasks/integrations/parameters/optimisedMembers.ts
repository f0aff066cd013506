/**
 * The members of the optimised integrations that most workflows use, by `service:action`, so that checking them loads
 * no package. A test compares them with the APIs of the installed clients.
 */
const members: Readonly<Record<string, string>> = {
  'lambda:invoke': 'FunctionName InvocationType LogType ClientContext DurableExecutionName Payload Qualifier TenantId',
  'states:startExecution': 'StateMachineArn Name Input TraceHeader',
  'sqs:sendMessage':
    'QueueUrl MessageBody DelaySeconds MessageAttributes MessageSystemAttributes MessageDeduplicationId MessageGroupId',
  'sns:publish':
    'Message TopicArn TargetArn PhoneNumber Subject MessageStructure MessageAttributes MessageDeduplicationId ' +
    'MessageGroupId',
  'events:putEvents': 'Entries EndpointId',
  'dynamodb:getItem':
    'TableName Key AttributesToGet ConsistentRead ReturnConsumedCapacity ProjectionExpression ExpressionAttributeNames',
  'dynamodb:putItem':
    'TableName Item Expected ReturnValues ReturnConsumedCapacity ReturnItemCollectionMetrics ConditionalOperator ' +
    'ConditionExpression ExpressionAttributeNames ExpressionAttributeValues ReturnValuesOnConditionCheckFailure',
  'dynamodb:updateItem':
    'TableName Key AttributeUpdates Expected ConditionalOperator ReturnValues ReturnConsumedCapacity ' +
    'ReturnItemCollectionMetrics UpdateExpression ConditionExpression ExpressionAttributeNames ' +
    'ExpressionAttributeValues ReturnValuesOnConditionCheckFailure',
  'dynamodb:deleteItem':
    'TableName Key Expected ConditionalOperator ReturnValues ReturnConsumedCapacity ReturnItemCollectionMetrics ' +
    'ConditionExpression ExpressionAttributeNames ExpressionAttributeValues ReturnValuesOnConditionCheckFailure',
};

/** The members of an optimised integration in the API's order; `undefined` when only the client package knows them. */
export function optimisedMembers(service: string, action: string): readonly string[] | undefined {
  const key = `${service}:${action}`;
  return Object.hasOwn(members, key) ? members[key]!.split(' ') : undefined;
}
