import { modelLimits } from '../../../src/services/schemas/modelLimits';

test.each<[string, string, string, object | undefined]>([
  ['sfn', 'StartExecutionOutput', 'executionArn', { minLength: 1 }],
  ['kms', 'KeyMetadata', 'Arn', { minLength: 20 }],
  ['lambda', 'FunctionConfiguration', 'MemorySize', { minimum: 128, maximum: 10_240 }],
  ['dynamodb', 'TableDescription', 'TableName', { minLength: 3 }],
  ['secrets-manager', 'GetSecretValueResponse', 'SecretString', { minLength: 1 }],
  ['lambda', 'FunctionConfiguration', 'Runtime', undefined],
  ['lambda', 'NoSuchStructure', 'Name', undefined],
  ['nosuchservice', 'Any', 'Name', undefined],
])('%s %s.%s', (service, structure, member, limits) => {
  expect(modelLimits(service, structure, member)).toEqual(limits);
});
