import { waysToAnswer } from '../../../src/tasks/integrations/waysToAnswer';
import { request } from './support';

const mockFile = (testCase: string) =>
  `in a mock file, with the execution started as …#${testCase}: {"StateMachines":{"Orders":{"TestCases":{"${testCase}":` +
  '{"Step":"StepAnswer"}}}},"MockedResponses":{"StepAnswer":{"0":{"Return":{}}}}}';
const real = (service: string, variable: string): string =>
  `by a real endpoint: stepmill({ endpoints: { urls: { ${service}: 'http://127.0.0.1:…' } } }), or ` +
  `${variable}=http://127.0.0.1:… for stepmill run and start`;
const lambda = real('lambda', 'AWS_ENDPOINT_URL_LAMBDA');
const register =
  "as a local function: sfn.lambda('charge', async (event) => ({ … })), or --lambda charge=./src/charge.handler";

test.each([
  ['arn:aws:lambda:us-east-1:123456789012:function:charge', {}, [register, mockFile('HappyPath'), lambda]],
  ['lambda:invoke', { FunctionName: 'charge:live' }, [register, mockFile('HappyPath'), lambda]],
  ['lambda:invoke', {}, [mockFile('HappyPath'), lambda]],
  ['arn:aws:states:us-east-1:123456789012:activity:a', {}, [mockFile('HappyPath')]],
  [
    'aws-sdk:secretsmanager:getSecretValue',
    {},
    [mockFile('HappyPath'), real('secretsmanager', 'AWS_ENDPOINT_URL_SECRETS_MANAGER')],
  ],
  [
    'http:invoke',
    { ApiEndpoint: 'https://api.example.com/a' },
    [
      mockFile('HappyPath'),
      "by a real request, where http: { 'https://api.example.com/a': 'http://127.0.0.1:…' } (or true) allows it",
    ],
  ],
  [
    'apigateway:invoke',
    { ApiEndpoint: 'x.example.com', Stage: 'prod', Path: '/a' },
    [
      mockFile('HappyPath'),
      "by a real request, where http: { 'https://x.example.com/prod/a': 'http://127.0.0.1:…' } (or true) allows it",
    ],
  ],
])('%s with %j', (resource, parameters, ways) => expect(waysToAnswer(request(resource, parameters))).toEqual(ways));

test('the test case of the execution is named', () => {
  expect(waysToAnswer(request('sqs:sendMessage', {}, { testCase: 'Sad' }))[0]).toBe(mockFile('Sad'));
});

describe('while the variable is set, which tests read only where they are told to', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  test.each(['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL'])('%s', (variable) => {
    process.env[variable] = 'http://127.0.0.1:4566';
    expect(waysToAnswer(request('dynamodb:putItem', {})).at(-1)).toBe(
      `by a real endpoint: stepmill({ environment: process.env }) (${variable} is set, but tests only read it this way), or ` +
        'AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:… for stepmill run and start',
    );
  });
});
