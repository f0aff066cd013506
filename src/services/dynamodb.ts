import { crc32 } from 'node:zlib';
import { isArray, isObject, objectOf, type Json, type JsonObject } from '../util/json';
import { arnIn, textParameter } from './parameters';
import type { AwsService, HttpHeaders, ServiceAction } from './AwsService';

export const dynamodb: AwsService = {
  id: 'DynamoDB',
  errorPrefix: 'DynamoDB',
  causeName: 'AmazonDynamoDBv2',
  unlisted: ['AccessDenied', 'Validation'],
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
  replyLimits: {
    ArchivalSummary: 'ArchivalBackupArn:37',
    AttributeDefinition: 'AttributeName',
    AutoScalingPolicyDescription: 'PolicyName',
    AutoScalingSettingsDescription: 'MinimumUnits=1.. MaximumUnits=1..',
    BackupDetails: 'BackupArn:37 BackupName:3 BackupSizeBytes=0..',
    BackupSummary: 'TableName:3 TableArn BackupArn:37 BackupName:3 BackupSizeBytes=0..',
    BatchStatementResponse: 'TableName:3',
    ConsumedCapacity: 'TableName',
    ContributorInsightsSummary: 'TableName:3 IndexName:3',
    CsvOptions: 'Delimiter',
    DeleteResourcePolicyOutput: 'RevisionId',
    DescribeContributorInsightsOutput: 'TableName:3 IndexName:3',
    DescribeGlobalTableSettingsOutput: 'GlobalTableName:3',
    DescribeKinesisStreamingDestinationOutput: 'TableName:3',
    DescribeLimitsOutput:
      'AccountMaxReadCapacityUnits=1.. AccountMaxWriteCapacityUnits=1.. TableMaxReadCapacityUnits=1.. TableMaxWriteCapacityUnits=1..',
    ExecuteStatementOutput: 'NextToken',
    ExportDescription: 'ExportArn:37 TableArn S3SseKmsKeyId BilledSizeBytes=0.. ItemCount=0..',
    ExportSummary: 'ExportArn:37',
    GetResourcePolicyOutput: 'RevisionId',
    GlobalSecondaryIndex: 'IndexName:3',
    GlobalSecondaryIndexDescription: 'IndexName:3',
    GlobalSecondaryIndexInfo: 'IndexName:3',
    GlobalSecondaryIndexWarmThroughputDescription: 'ReadUnitsPerSecond=1.. WriteUnitsPerSecond=1..',
    GlobalTable: 'GlobalTableName:3',
    GlobalTableDescription: 'GlobalTableName:3',
    ImportSummary: 'ImportArn:37 TableArn CloudWatchLogGroupArn',
    ImportTableDescription:
      'ImportArn:37 TableArn ErrorCount=0.. CloudWatchLogGroupArn ProcessedItemCount=0.. ImportedItemCount=0..',
    KeySchemaElement: 'AttributeName',
    KinesisDataStreamDestination: 'StreamArn:37',
    KinesisStreamingDestinationOutput: 'TableName:3 StreamArn:37',
    ListBackupsOutput: 'LastEvaluatedBackupArn:37',
    ListGlobalTablesOutput: 'LastEvaluatedGlobalTableName:3',
    ListImportsOutput: 'NextToken:112',
    ListTablesOutput: 'LastEvaluatedTableName:3',
    LocalSecondaryIndexDescription: 'IndexName:3',
    LocalSecondaryIndexInfo: 'IndexName:3',
    PointInTimeRecoveryDescription: 'RecoveryPeriodInDays=1..35',
    ProvisionedThroughput: 'ReadCapacityUnits=1.. WriteCapacityUnits=1..',
    ProvisionedThroughputDescription: 'NumberOfDecreasesToday=1.. ReadCapacityUnits=0.. WriteCapacityUnits=0..',
    ProvisionedThroughputOverride: 'ReadCapacityUnits=1..',
    PutResourcePolicyOutput: 'RevisionId',
    ReplicaGlobalSecondaryIndexAutoScalingDescription: 'IndexName:3',
    ReplicaGlobalSecondaryIndexDescription: 'IndexName:3',
    ReplicaGlobalSecondaryIndexSettingsDescription:
      'IndexName:3 ProvisionedReadCapacityUnits=1.. ProvisionedWriteCapacityUnits=1..',
    ReplicaSettingsDescription: 'ReplicaProvisionedReadCapacityUnits=0.. ReplicaProvisionedWriteCapacityUnits=0..',
    RestoreSummary: 'SourceBackupArn:37 SourceTableArn',
    SourceTableDetails: 'TableName:3 TableArn ItemCount=0..',
    TableAutoScalingDescription: 'TableName:3',
    TableCreationParameters: 'TableName:3',
    TableDescription: 'TableName:3 LatestStreamArn:37',
    TableWarmThroughputDescription: 'ReadUnitsPerSecond=1.. WriteUnitsPerSecond=1..',
    Tag: 'Key',
    TimeToLiveDescription: 'AttributeName',
    TimeToLiveSpecification: 'AttributeName',
    UpdateContributorInsightsOutput: 'TableName:3 IndexName:3',
    UpdateGlobalTableSettingsOutput: 'GlobalTableName:3',
    UpdateKinesisStreamingDestinationOutput: 'TableName:3 StreamArn:37',
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
