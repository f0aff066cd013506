import { parseResource } from '../../../../src/language/asl/resource';
import { mockResultError } from '../../../../src/tasks/mocking/drift/MockShapeError';
import type { Json } from '../../../../src/util/json';
import type { ValidationMode } from '../../../../src/tasks/mocking/ValidationMode';

function error(resource: string, result: Json, mode: ValidationMode): string | undefined {
  return mockResultError(parseResource(`arn:aws:states:::${resource}`)!, result, mode);
}

const framed = (sentence: string): string => `Mock result schema validation error: ${sentence}`;
const started = { ExecutionArn: 'arn', StartDate: '2026-01-01T00:00:00Z' };

describe('mockResultError', () => {
  test.each<[string, Json, string]>([
    ['states:startExecution', { ...started, ExecutionArn: 7 }, "Field 'ExecutionArn' must be a string"],
    ['states:startExecution', { ...started, StartDate: true }, "Field 'StartDate' must be a string"],
    ['states:startExecution', { ...started, StartDate: 1764103483 }, "Field 'StartDate' must be a string"],
    ['lambda:invoke', { StatusCode: '200' }, "Field 'StatusCode' must be a number"],
    ['lambda:invoke', { Payload: { a: 1 } }, "Field 'Payload' must be a string"],
    ['events:putEvents', { Entries: 'none' }, "Field 'Entries' must be an array"],
    ['events:putEvents', { Entries: [{ EventId: 'a' }, { EventId: ['b'] }] }, "Field 'EventId' must be a string"],
    ['dynamodb:putItem', { ConsumedCapacity: { CapacityUnits: '1' } }, "Field 'CapacityUnits' must be a number"],
    [
      'aws-sdk:lambda:getFunction',
      { Configuration: { MemorySize: 127 } },
      "Field 'MemorySize' is less than the minimum value",
    ],
    [
      'aws-sdk:lambda:getFunction',
      { Configuration: { MemorySize: 10_241 } },
      "Field 'MemorySize' exceeds the maximum value",
    ],
    [
      'states:startExecution',
      { ...started, ExecutionArn: '' },
      "Field 'ExecutionArn' is smaller than the minimum length",
    ],
    [
      'dynamodb:putItem',
      { ConsumedCapacity: { TableName: '' } },
      "Field 'TableName' is smaller than the minimum length",
    ],
    ['aws-sdk:lambda:getFunction', { Configuration: { State: 'Ready' } }, "Field 'State' is not an expected value"],
    ['aws-sdk:lambda:getFunction', { Configuration: [] }, "Field 'Configuration' must be an object"],
  ])('STRICT and PRESENT: %s %j', (resource, result, sentence) => {
    expect(error(resource, result, 'STRICT')).toBe(framed(sentence));
    expect(error(resource, result, 'PRESENT')).toBe(framed(sentence));
    expect(error(resource, result, 'NONE')).toBeUndefined();
  });

  test.each<[string, Json, string]>([
    ['states:startExecution', {}, "Required field 'ExecutionArn' is missing"],
    ['states:startExecution', { executionArn: 'arn', startDate: 'now' }, "Required field 'ExecutionArn' is missing"],
    ['states:startExecution.sync', { Status: 'SUCCEEDED' }, "Required field 'ExecutionArn' is missing"],
  ])('STRICT alone: %s %j', (resource, result, sentence) => {
    expect(error(resource, result, 'STRICT')).toBe(framed(sentence));
    expect(error(resource, result, 'PRESENT')).toBeUndefined();
  });

  test.each<[string, Json]>([
    ['states:startExecution', started],
    ['events:putEvents', {}],
    ['events:putEvents', { random: 'json' }],
    ['lambda:invoke', { Payload: 'text', SdkHttpMetadata: { HttpStatusCode: 200 } }],
    ['dynamodb:getItem', { Item: { id: { S: '1' } } }],
    ['http:invoke', { StatusCode: 'any' }],
    ['apigateway:invoke', []],
    ['eks:runJob.sync', 'any'],
    ['aws-sdk:nosuchservice:act', 'any'],
    ['aws-sdk:sqs:noSuchAction', 'any'],
  ])('accepts %s %j', (resource, result) => {
    expect(error(resource, result, 'STRICT')).toBeUndefined();
  });

  test('functions and activities have no API', () => {
    for (const arn of ['arn:aws:lambda:us-east-1:1:function:f', 'arn:aws:states:us-east-1:1:activity:a']) {
      expect(mockResultError(parseResource(arn)!, 1, 'STRICT')).toBeUndefined();
    }
  });
});
