import { crc32 } from 'node:zlib';
import type { AwsService, HttpHeaders, ServiceAction } from './AwsService';

export const dynamodb: AwsService = {
  id: 'DynamoDB',
  errorPrefix: 'DynamoDB',
  causeName: 'AmazonDynamoDBv2',
  localVariable: 'DYNAMODB_ENDPOINT',
  contentType: 'application/x-amz-json-1.0',
  headers,
  actions: {
    getItem: {
      ...oneItem('Key'),
      members: [
        'TableName',
        'Key',
        'AttributesToGet',
        'ConsistentRead',
        'ReturnConsumedCapacity',
        'ProjectionExpression',
        'ExpressionAttributeNames',
      ],
    },
    putItem: {
      ...oneItem('Item'),
      members: [
        'TableName',
        'Item',
        'Expected',
        'ReturnValues',
        'ReturnConsumedCapacity',
        'ReturnItemCollectionMetrics',
        'ConditionalOperator',
        'ConditionExpression',
        'ExpressionAttributeNames',
        'ExpressionAttributeValues',
        'ReturnValuesOnConditionCheckFailure',
      ],
    },
    updateItem: {
      ...oneItem('Key'),
      members: [
        'TableName',
        'Key',
        'AttributeUpdates',
        'Expected',
        'ConditionalOperator',
        'ReturnValues',
        'ReturnConsumedCapacity',
        'ReturnItemCollectionMetrics',
        'UpdateExpression',
        'ConditionExpression',
        'ExpressionAttributeNames',
        'ExpressionAttributeValues',
        'ReturnValuesOnConditionCheckFailure',
      ],
    },
    deleteItem: {
      ...oneItem('Key'),
      members: [
        'TableName',
        'Key',
        'Expected',
        'ConditionalOperator',
        'ReturnValues',
        'ReturnConsumedCapacity',
        'ReturnItemCollectionMetrics',
        'ConditionExpression',
        'ExpressionAttributeNames',
        'ExpressionAttributeValues',
        'ReturnValuesOnConditionCheckFailure',
      ],
    },
  },
};

function oneItem(required: string): ServiceAction {
  return { patterns: 'R', required: ['TableName', required] };
}

/** AWS: DynamoDB names itself and adds a check sum (recorded). */
function headers({ requestId, body, nowMs }: Parameters<NonNullable<AwsService['headers']>>[0]): HttpHeaders {
  return {
    Server: 'Server',
    Connection: 'keep-alive',
    'x-amzn-RequestId': requestId,
    'x-amz-crc32': String(crc32(body)),
    'Content-Length': String(Buffer.byteLength(body)),
    Date: new Date(nowMs).toUTCString(),
    'Content-Type': 'application/x-amz-json-1.0',
  };
}
