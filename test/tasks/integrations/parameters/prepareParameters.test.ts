import { RuntimeError } from '../../../../src/errors/StatesError';
import { prepareParameters } from '../../../../src/tasks/integrations/parameters/prepareParameters';
import type { Json } from '../../../../src/util/json';
import { request } from '../support';

const prepare = (resource: string, parameters: Json) =>
  prepareParameters(request(resource, parameters).resource, parameters);

test('what needs no change is handed on as it is', () => {
  const parameters = { FunctionName: 'f' };
  expect(prepare('lambda:invoke', parameters)).toBe(parameters);
  expect(prepare('arn:aws:lambda:us-east-1:123456789012:function:f', parameters)).toBe(parameters);
});

test('ecs:runTask.sync says last who has started the task', () => {
  const parameters = { Cluster: 'c', TaskDefinition: 't' };
  expect(JSON.stringify(prepare('ecs:runTask.sync', parameters))).toBe(
    '{"Cluster":"c","TaskDefinition":"t","StartedBy":"AWS Step Functions"}',
  );
  expect(prepare('ecs:runTask', parameters)).toBe(parameters);
});

test.each<[string, Json, string]>([
  [
    'apigateway:invoke',
    { ApiEndpoint: 'a', Headers: { custom: 'text' } },
    "The value of the field 'Headers' has an invalid format",
  ],
  ['apigateway:invoke', { Headers: 'text' }, "The value of the field 'Headers' has an invalid format"],
  [
    'apigateway:invoke',
    { Headers: { 'X-Amz-Date': ['now'], custom: ['a'] } },
    "The 'Headers' field contains unsupported values: [x-amz-date]",
  ],
  [
    'http:invoke',
    { Headers: { Authorization: 'x', 'if-match': 'y', custom: 'z' } },
    "The 'Headers' field contains unsupported values: [authorization, if-match]",
  ],
  [
    'aws-sdk:sqs:sendMessage',
    { QueueUrl: 'q', MessageBody: 1 },
    "The value for the field 'MessageBody' must be a STRING",
  ],
  [
    'aws-sdk:sqs:sendMessage',
    {},
    "The field 'QueueUrl' is required but was missing, The field 'MessageBody' is required but was missing",
  ],
  ['ecs:runTask.sync', { TaskDefinition: 't', Cluster: 5 }, "The value for the field 'Cluster' must be a STRING"],
  [
    'ecs:runTask',
    { TaskDefinition: 't', Overrides: { ContainerOverrides: [{ Environment: [{ Name: 'n', Value: 1 }] }] } },
    "The value for the field 'Value' must be a STRING",
  ],
  ['ecs:runTask', { TaskDefinition: 't', Clutser: 'c' }, 'The field "Clutser" is not supported by Step Functions'],
  ['sqs:sendMessage', { QueueUrl: 'q', Mesage: 'c' }, 'The field "Mesage" is not supported by Step Functions'],
])('%s with %j is refused before it is scheduled', (resource, parameters, faults) => {
  const json = JSON.stringify(parameters);
  expect(() => prepare(resource, parameters)).toThrow(
    new RuntimeError(`The Parameters '${json}' could not be used to start the Task: [${faults}]`),
  );
});

test('headers as they should be are taken', () => {
  const parameters = { ApiEndpoint: 'a', Headers: { custom: ['a', 'b'] } };
  expect(prepare('apigateway:invoke', parameters)).toBe(parameters);
  expect(prepare('http:invoke', { Headers: null })).toEqual({ Headers: null });
});
