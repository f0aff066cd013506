import { crc32 } from 'node:zlib';
import { isArray, isObject, objectOf, type Json, type JsonObject } from '../util/json';
import { arnIn, textParameter } from './parameters';
import type { AwsService, HttpHeaders, ServiceAction } from './AwsService';

export const dynamodb: AwsService = {
  id: 'DynamoDB',
  errorPrefix: 'DynamoDB',
  causeName: 'AmazonDynamoDBv2',
  unlisted: ['AccessDenied', 'Validation'],
  rights: { DescribeEndpoints: [], TransactGetItems: 'dynamodb:GetItem' },
  localVariable: 'DYNAMODB_ENDPOINT',
  contentType: 'application/x-amz-json-1.0',
  headers,
  statuses: { InternalServerError: 500 },
  arn(parameters, place) {
    const table = textParameter(parameters, 'TableName');
    return table === undefined ? undefined : arnIn(place, 'dynamodb', `table/${table}`);
  },
  isNamed: (name, arnEnd) => arnEnd === `table/${name}`,
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
  return { patterns: 'R', required: ['TableName', required], startFaults };
}

/** AWS (reported): a value that is not a string, as in `{ "N": 5 }`, fails the task before it is scheduled. */
function startFaults(parameters: JsonObject): readonly string[] {
  for (const name of ['Key', 'Item', 'ExpressionAttributeValues']) {
    const found = Object.values(objectOf(parameters[name]))
      .map(fieldThatIsNoText)
      .find((field) => field !== undefined);
    if (found !== undefined) return [`The value for the field '${found}' must be a STRING`];
  }
  return [];
}

/** The first `S`, `N` or `B` in an attribute's value, at any depth, that is not a string. */
function fieldThatIsNoText(attribute: Json): string | undefined {
  if (!isObject(attribute)) return undefined;
  for (const [type, value] of Object.entries(attribute)) {
    if (['S', 'N', 'B'].includes(type) && typeof value !== 'string' && value !== null) return type;
    const inner = type === 'M' ? Object.values(objectOf(value)) : type === 'L' && isArray(value) ? value : [];
    const found = inner.map(fieldThatIsNoText).find((field) => field !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** AWS: DynamoDB names itself and adds a checksum (recorded). */
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
