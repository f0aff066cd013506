import path from 'node:path';
import { describeDependencies, describeUncalled } from '../../../src/cli/dependencies/describeDependencies';
import { machineDependencies, uncalledFunctions } from '../../../src/cli/dependencies/machineDependencies';
import { loadDefinitions } from '../../../src/definitions/loadDefinitions';
import type { ServiceOptions } from '../../../src/emulator/service/ServiceOptions';
import { createService } from '../../../src/emulator/service/createService';
import { registerFunctions, registerNamedFunctions } from '../../../src/cli/deploy/registerFunctions';
import type { FunctionFlags } from '../../../src/terminal/options/addFunctionOptions';
import { createPaint } from '../../../src/terminal/paint';
import { folderWith } from '../support/cli';

const lambda = (name: string, more = '') => [
  `  ${name}:`,
  '    Type: AWS::Serverless::Function',
  `    Properties: { CodeUri: src/, Handler: ${name.toLowerCase()}.handler, Runtime: nodejs24.x${more} }`,
];
const names = ['Node', 'Python', 'Own', 'Java', 'Image', 'Inline', 'Lost', 'Nobody'];
const invoke = (name: string, next: string): readonly [string, object] => [
  name,
  { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: name }, Next: next },
];
const called = [...names.slice(0, -1), 'Elsewhere'];

const files = folderWith({
  'template.yaml': [
    'Transform: AWS::Serverless-2016-10-31',
    'Resources:',
    ...lambda('Node'),
    ...lambda('Python').map((line) => line.replace('nodejs24.x', 'python3.13')),
    '  Own:',
    '    Type: AWS::Serverless::Function',
    '    Properties: { CodeUri: own/, Handler: bootstrap, Runtime: provided.al2023 }',
    ...lambda('Java').map((line) => line.replace('nodejs24.x', 'java21')),
    '  Image:',
    '    Type: AWS::Serverless::Function',
    '    Properties: { PackageType: Image, ImageUri: img }',
    '  Inline:',
    '    Type: AWS::Serverless::Function',
    "    Properties: { InlineCode: 'exports.handler = 1', Handler: index.handler, Runtime: nodejs24.x }",
    '  Lost:',
    '    Type: AWS::Serverless::Function',
    '    Properties: { CodeUri: gone/, Handler: lost.handler, Runtime: nodejs24.x }',
    ...lambda('Nobody'),
    '  Order:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties:',
    '      Name: orders',
    '      Role: arn:aws:iam::123456789012:role/made/elsewhere',
    '      DefinitionUri: order.asl.json',
    '      Events:',
    "        Nightly: { Type: Schedule, Properties: { Schedule: 'rate(1 day)' } }",
    '  Child:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties: { Definition: { StartAt: A, States: { A: { Type: Succeed } } } }',
    '',
  ].join('\n'),
  'order.asl.json': {
    StartAt: 'Node',
    States: {
      ...Object.fromEntries(called.map((name, index) => invoke(name, called[index + 1] ?? 'Save'))),
      Save: {
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:putItem',
        Parameters: { TableName: 'orders' },
        Next: 'Load',
      },
      Load: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
        Parameters: { Bucket: 'shelf', Key: 'k' },
        Next: 'Nest',
      },
      Nest: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution',
        Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child' },
        End: true,
      },
    },
  },
  'src/node.js': 'exports.handler = () => 1;',
  'src/nobody.js': 'exports.handler = () => 1;',
  'src/python.py': 'def handler(event, context): pass',
  'own/bootstrap': '#!/bin/sh',
  'buckets/shelf/k': 'x',
  'mocks.json': {
    StateMachines: { orders: { TestCases: { Happy: { Save: 'Saved' }, Sad: { Save: 'Saved' } } } },
    MockedResponses: { Saved: { '0': { Return: {} } } },
  },
});

function tableOf(options: ServiceOptions = {}, flags: FunctionFlags = {}, colour = false): readonly string[] {
  const loaded = loadDefinitions(path.join(files, 'template.yaml'));
  const service = createService(options);
  registerFunctions(service, loaded.functions, flags);
  registerNamedFunctions(service, flags);
  const order = machineDependencies(loaded.machines[0]!, loaded, service, flags);
  const paint = createPaint({ colour });
  const others = describeUncalled(uncalledFunctions(loaded.functions, [order], service, flags), paint);
  service.close();
  return [...describeDependencies(order, paint), ...others].map((row) => row.replaceAll(`${files}/`, ''));
}

test('what starts a machine, its role, and what answers each call', () => {
  expect(tableOf()).toEqual([
    'started by                   rule OrderNightly, rate(1 day)',
    'role                         made/elsewhere, whose policies are not in the file',
    'lambda:invoke Node           in process: src/node.js.handler',
    'lambda:invoke Python         warm process: python.handler with python3.13',
    'lambda:invoke Own            runtime: bootstrap with provided.al2023',
    'lambda:invoke Java           nothing: java21, name its command (Java)',
    'lambda:invoke Image          nothing: a container image (Image)',
    'lambda:invoke Inline         nothing: its code is in the template (Inline)',
    'lambda:invoke Lost           nothing: gone/ does not exist (Lost)',
    'lambda:invoke Elsewhere      nothing: not declared here (Elsewhere)',
    'dynamodb:putItem orders      nothing: a mock, or AWS_ENDPOINT_URL_DYNAMODB (Save)',
    'aws-sdk:s3:getObject shelf   nothing: a mock, or AWS_ENDPOINT_URL_S3 (Load)',
    'states:startExecution Child  state machine',
    'Nobody  in process: src/nobody.js.handler',
  ]);
});

test('mocks, buckets, endpoints and commands answer as `start` has them', () => {
  const flags = {
    lambda: [`Elsewhere=${files}/src/node.handler`],
    lambdaCommand: [{ name: 'Java', command: 'java -jar x' }],
  };
  const environment = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000' };
  const s3 = { folder: path.join(files, 'buckets') };
  const rows = tableOf({ environment, s3, mocks: path.join(files, 'mocks.json') }, flags);
  expect(rows.filter((row) => /Java|Elsewhere|dynamodb|s3/.test(row))).toEqual([
    'lambda:invoke Java           command: java -jar x',
    'lambda:invoke Elsewhere      in process',
    'dynamodb:putItem orders      mock in Happy, Sad, else endpoint: http://127.0.0.1:8000',
    'aws-sdk:s3:getObject shelf   store',
  ]);
});

test('colours the word nothing on a terminal', () => {
  const [row] = tableOf({}, {}, true).filter((each) => each.includes('dynamodb'));
  expect(row).toContain('\u001b[31mnothing\u001b[0m: a mock');
});
