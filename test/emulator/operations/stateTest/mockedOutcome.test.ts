import { TestService, useTestService } from '../support/testService';

const api = useTestService();
const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  End: true,
};
const block = (name: string): object => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
const parallel = { Type: 'Parallel', Branches: [block('A'), block('B')], End: true };
const map = { Type: 'Map', ItemProcessor: block('A'), End: true };
const writingMap = {
  Type: 'Map',
  ItemProcessor: { ...block('A'), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
  ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'p' } },
  End: true,
};
const startExecution = {
  Type: 'Task',
  Resource: 'arn:aws:states:::states:startExecution',
  Parameters: { StateMachineArn: 'arn' },
  End: true,
};

test.each<[object, object, string]>([
  [{ Type: 'Pass', End: true }, { result: '{}' }, "State type 'Pass' is not supported when a mock is specified"],
  [
    { Type: 'Succeed' },
    { errorOutput: { error: 'E' } },
    "State type 'Succeed' is not supported when a mock is specified",
  ],
  [{ Type: 'Wait', Seconds: 1, End: true }, {}, "State type 'Wait' is not supported when a mock is specified"],
  [invoke, {}, 'One of the following fields is required for a test mock: [result, errorOutput].'],
  [
    invoke,
    { result: '{}', errorOutput: { error: 'E' } },
    'A test mock should have only one of the following fields: [result, errorOutput].',
  ],
  [invoke, { errorOutput: {} }, 'An error was not specified in the mocked error output.'],
  [invoke, { errorOutput: { cause: 'c' } }, 'An error was not specified in the mocked error output.'],
  [invoke, { result: 'no' }, 'Mocked result must be valid JSON'],
  [invoke, { result: '' }, 'Mocked result must be valid JSON'],
  [invoke, { result: 'null' }, 'Mocked result must be a valid JSON object.'],
  [invoke, { result: '[1]' }, 'Mocked result must be a valid JSON object.'],
  [invoke, { result: '{"Payload":{}}' }, "Mock result schema validation error: Field 'Payload' must be a string"],
  [startExecution, { result: '{}' }, "Mock result schema validation error: Required field 'ExecutionArn' is missing"],
  [map, { result: '{}' }, 'Mocked result must be an array.'],
  [writingMap, { result: '[]' }, 'Mocked result must be a JSON object.'],
  [parallel, { result: '{}' }, 'Mocked result must be an array.'],
  [parallel, { result: '[1]' }, 'Mocked result must contain the same number of items as number of Parallel branches.'],
])('rejects %j with %j', async (state, mock, message) => {
  const input = '[]';
  expect(await api.errorOf('TestState', { definition: JSON.stringify(state), mock, input })).toEqual({
    code: 'ValidationException',
    message,
  });
});

test.each<[object, object, string]>([
  [invoke, { result: '{"Payload":{}}', fieldValidationMode: 'NONE' }, '{"Payload":{}}'],
  [invoke, { result: '[1]', fieldValidationMode: 'NONE' }, '[1]'],
  [startExecution, { result: '{}', fieldValidationMode: 'PRESENT' }, '{}'],
  [{ ...invoke, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f' }, { result: 'null' }, 'null'],
  [{ ...invoke, Resource: 'arn:aws:states:us-east-1:123456789012:activity:a' }, { result: '"x"' }, '"x"'],
  [
    {
      ...invoke,
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'f', Payload: {} },
    },
    { result: '7' },
    '7',
  ],
  [writingMap, { result: '{"MapRunArn":"arn"}' }, '{"MapRunArn":"arn"}'],
  [parallel, { result: '[1, 2]' }, '[1, 2]'],
])('%j accepts %j', async (state, mock, output) => {
  const definition = JSON.stringify(state);
  expect(await api.call('TestState', { definition, mock, input: '[]' })).toEqual({ output, status: 'SUCCEEDED' });
});

test('a .sync mock is the description of the job', async () => {
  const definition = JSON.stringify({ ...startExecution, Resource: 'arn:aws:states:::states:startExecution.sync:2' });
  const result = JSON.stringify({ ExecutionArn: 'arn', StartDate: '2026-01-01T00:00:00Z' });
  expect(await api.errorOf('TestState', { definition, mock: { result } })).toEqual({
    code: 'ValidationException',
    message: "Mock result schema validation error: Required field 'StateMachineArn' is missing",
  });
});

test('a blob is a string', async () => {
  const definition = JSON.stringify({
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:kms:encrypt',
    Parameters: { KeyId: 'k', Plaintext: 'p' },
    End: true,
  });
  expect(await api.errorOf('TestState', { definition, mock: { result: '{"CiphertextBlob":1}' } })).toEqual({
    code: 'ValidationException',
    message: "Mock result schema validation error: Field 'CiphertextBlob' must be a string",
  });
});

test('warns that a service without an installed client is not checked', async () => {
  const notes: string[] = [];
  const { service } = new TestService({ onNote: (note) => notes.push(note) });
  const definition = JSON.stringify({
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:athena:getQueryExecution',
    Parameters: { QueryExecutionId: 'q' },
    End: true,
  });
  const request = { definition, mock: { result: '{"QueryExecution":1}' } };
  expect(await service.call('TestState', request)).toEqual({ output: '{"QueryExecution":1}', status: 'SUCCEEDED' });
  expect(notes).toEqual([
    "Mocks of 'athena' calls are not checked against its API: no @aws-sdk/client-* package for 'athena' is installed. " +
      'To check them: npm install --save-dev @aws-sdk/client-athena',
  ]);
  service.close();
});

test('parameters that the service rejects fail the state, whatever the mock', async () => {
  const definition = JSON.stringify({
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Parameters: {
      ApiEndpoint: 'https://a.b',
      Method: 'GET',
      Authentication: { ConnectionArn: 'c' },
      'Headers.$': '$.headers',
    },
    End: true,
  });
  const request = { definition, input: '{"headers":{"Host":"x"}}', mock: { result: '{}' } };
  expect(await api.call('TestState', request)).toMatchObject({
    error: 'States.Runtime',
    cause: expect.stringContaining("The 'Headers' field contains unsupported values: [host]"),
    status: 'FAILED',
  });
});
