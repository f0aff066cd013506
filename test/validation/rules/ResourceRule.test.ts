import { diagnoseState, end, fault } from './diagnose';
import { examineDefinition } from '../../../src/validation/rules/examineDefinition';

const task = (Resource: unknown, Parameters: object = {}): object => ({ Type: 'Task', Resource, Parameters, ...end });
const notRecognised = (arn: string): object =>
  fault(
    `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, ` +
      'or the resource is not available in this region.',
    '/States/S/Resource',
  );
const hintsFor = (arn: string): readonly (string | undefined)[] =>
  examineDefinition(JSON.stringify({ StartAt: 'S', States: { S: task(arn) } })).findings.map(({ hint }) => hint);

test.each([
  'arn:aws:lambda:us-east-1:123456789012:function:charge',
  'arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:charge:$LATEST',
  'arn:aws:lambda:us-east-1:123456789012:function:charge:live',
  'arn:aws:states:us-east-1:123456789012:activity:pack',
  'arn:aws:states:::aws-sdk:dynamodb:query',
  'arn:aws:states:us-east-1:123456789012:aws-sdk:s3:listBuckets',
  'arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken',
  'arn:aws:states:::somethingnew:doIt',
  'arn:aws:states:::aws-sdk:somethingnew:doIt',
  'arn:aws:states:::aws-sdk:resiliencehubv2:listApps',
  'arn:aws:states:::aws-sdk:sagemakerjobruntime:listJobs',
  'arn:aws:states:::aws-sdk:dynamodbb:getItem',
])('%s is accepted', (arn) => {
  expect(diagnoseState(task(arn))).toEqual([]);
});

test.each([
  'arn:aws:states:::dynamodb:query',
  'arn:aws:states:::dynamodb:getItem.sync',
  'arn:aws:states:::lambda:invoke.sync',
  'arn:aws:states:::sqs:sendMessage.sync:2',
  'arn:aws:states:::ecs:runTask.sync:2',
  'arn:aws:states:::batch:submitJob.waitForTaskToken',
  'arn:aws:states:::aws-sdk:s3:getObject.sync',
  'arn:aws:states:::aws-sdk:bedrockruntime:converseStream',
  'arn:aws:states:::s3:getObject',
  'arn:aws:states:::lamda:invoke',
  'arn:aws:states:::lambda:Invoke',
  'arn:aws:states:::aws-sdk:s3:GetObject',
  'arn:aws:states:::aws-sdk:DynamoDB:getItem',
  'arn:aws:states:::aws-sdk:secrets-manager:getSecretValue',
  'arn:aws:states:::aws-sdk:events:putEvents',
  'arn:aws:states:::lambda',
  'arn:aws:states:::aws-sdk:lambda',
  'arn:aws:states:::aws-sdk:lambda.sync',
  'arn:aws:swf:us-east-1:123456789012:task:X',
  'arn:aws:lambda:us-east-1:123456789012:function:',
  'arn:aws:lambda:us-east-1:123456789012:function:charge:',
  'arn:aws:lambda:us-east-1:123456789012:function:charge:$*#$7485',
])('%s is not recognised', (arn) => {
  expect(diagnoseState(task(arn))).toEqual(expect.arrayContaining([notRecognised(arn)]));
});

test.each(['', 'charge', 'foo:bar', '${ChargeFunction.Arn}'])('%j is not an ARN', (arn) => {
  expect(diagnoseState(task(arn))).toEqual([fault('Value is not a valid resource ARN', '/States/S/Resource')]);
});

test('people are told what there is', () => {
  expect(hintsFor('arn:aws:states:::dynamodb:getItm')).toEqual(["Did you mean 'dynamodb:getItem'?"]);
  expect(hintsFor('arn:aws:states:::dynamodb:query')).toEqual([
    'The optimised integration has getItem, putItem, updateItem, deleteItem; others are called as aws-sdk:dynamodb:query.',
  ]);
  expect(hintsFor('arn:aws:states:::lambda:invoke.sync')).toEqual([
    'There are lambda:invoke, lambda:invoke.waitForTaskToken.',
    undefined,
  ]);
  expect(hintsFor('${ChargeFunction.Arn}')).toEqual(['Replace ${ChargeFunction.Arn} by a value.']);
});

test.each([
  ['lamda:invoke', 'lambda:invoke'],
  ['lambda:Invoke', 'lambda:invoke'],
  ['aws-sdk:s3:GetObject', 'aws-sdk:s3:getObject'],
  ['aws-sdk:DynamoDB:GetItem', 'aws-sdk:dynamodb:getItem'],
  ['aws-sdk:secrets-manager:getSecretValue', 'aws-sdk:secretsmanager:getSecretValue'],
  ['aws-sdk:events:putEvents', 'aws-sdk:eventbridge:putEvents'],
  ['aws-sdk:emr-serverless:startJobRun', 'aws-sdk:emrserverless:startJobRun'],
  ['aws-sdk:logs:putLogEvents', 'aws-sdk:cloudwatchlogs:putLogEvents'],
  ['aws-sdk:stepfunctions:startExecution', 'aws-sdk:sfn:startExecution'],
  ['aws-sdk:cognito-idp:adminGetUser', 'aws-sdk:cognitoidentityprovider:adminGetUser'],
  ['aws-sdk:Elbv2:describeRules', 'aws-sdk:elasticloadbalancingv2:describeRules'],
])('%s is misspelt, and %s is offered', (name, meant) => {
  expect(hintsFor(`arn:aws:states:::${name}`)[0]).toBe(`Did you mean '${meant}'?`);
});

test('an action that is misspelt for sure, as the client package tells, is not recognised; one that may be newer is', () => {
  const arn = 'arn:aws:states:::aws-sdk:s3:getObjct';
  const meant = 'aws-sdk:s3:getObject';
  const findings = (misspelt: boolean) =>
    examineDefinition(JSON.stringify({ StartAt: 'S', States: { S: task(arn) } }), {
      actionCheck: () => ({ reason: 'it has none', meant, misspelt }),
    }).findings.map(({ message, location, hint }) => ({ message, location, hint }));
  expect(findings(true)).toEqual([
    {
      message:
        `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, ` +
        'or the resource is not available in this region.',
      location: '/States/S/Resource',
      hint: "Did you mean 'aws-sdk:s3:getObject'?",
    },
  ]);
  expect(findings(false)).toEqual([]);
});
