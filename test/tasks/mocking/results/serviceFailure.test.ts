import { serviceFailure, targetFailure } from '../../../../src/tasks/mocking/results/serviceFailure';
import { taskRequest } from '../taskRequest';

test.each([
  ['aws-sdk:s3:getObject', 'NoSuchKey', 'S3.NoSuchKeyException', 'Status Code: 404,'],
  ['aws-sdk:s3:getObject', 'S3.NoSuchKeyException', 'S3.NoSuchKeyException', 'Status Code: 404,'],
  ['aws-sdk:lambda:getFunction', 'TooManyRequestsException', 'Lambda.TooManyRequestsException', 'Status Code: 429,'],
  ['sns:publish', 'NotFoundException', 'SNS.NotFoundException', 'Status Code: 404; Error Code: NotFound;'],
  ['dynamodb:putItem', 'DynamoDb.Throttling', 'DynamoDB.ThrottlingException', '400; Error Code: Throttling;'],
  ['aws-sdk:ec2:runInstances', 'InvalidAMIID.NotFound', 'Ec2.Ec2Exception', 'Why (Service: Ec2, Status Code: 400,'],
  ['aws-sdk:cloudformation:describeStacks', 'ValidationError', 'CloudFormation.CloudFormationException', 'Why ('],
  ['aws-sdk:secretsmanager:createSecret', 'ValidationException', 'SecretsManager.SecretsManagerException', 'Why ('],
  ['aws-sdk:iam:getRole', 'NoSuchEntityException', 'Iam.NoSuchEntityException', 'Status Code: 404,'],
  [
    'elasticmapreduce:addStep',
    'ValidationException',
    'EMR.AmazonElasticMapReduceException',
    'Error Code: ValidationExc',
  ],
  ['elasticmapreduce:addStep', 'InvalidRequestException', 'EMR.InvalidRequestException', '400; Error Code: InvalidR'],
  ['ecs:runTask', 'ThrottlingException', 'ECS.AmazonECSException', '400; Error Code: ThrottlingException;'],
  ['batch:submitJob', 'AuthorizerConfigurationException', 'Batch.AWSBatchException', 'Service: AWSBatch; Status'],
  ['sagemaker:createModel', 'ThrottlingException', 'SageMaker.AmazonSageMakerException', 'Why (Service: Amazon'],
  ['sqs:sendMessage', 'SQSServiceException', 'SQS.AmazonSQSException', 'Why (Service: AmazonSQS;'],
  ['aws-sdk:sqs:sendMessage', 'ThrottlingException', 'Sqs.SqsException', 'Why (Service: Sqs, Status Code: 400,'],
  ['sqs:sendMessage', 'Other.Refusal', 'SQS.Other.RefusalException', '400; Error Code: Other.Refusal;'],
])('%s that fails with %s: %s, %s', (resource, code, error, details) => {
  const failure = serviceFailure(taskRequest({ resource }), code, 'Why');
  expect(failure).toEqual({ error, cause: expect.stringContaining(details) as string });
});

test.each([
  ['batch:submitJob', 'null (Service: AWSBatch; Status Code: 400; Error Code: Any;'],
  ['aws-sdk:s3:headObject', 'null (Service: S3, Status Code: 400, Request ID:'],
])('%s without a message: %s', (resource, cause) => {
  expect(serviceFailure(taskRequest({ resource }), 'Any', '').cause).toContain(cause);
});

test.each([
  ['http:invoke', '503', 'States.Http.StatusCode.503'],
  ['http:invoke', 'StatusCode.503', 'States.Http.StatusCode.503'],
  ['http:invoke', 'States.Http.StatusCode.503', 'States.Http.StatusCode.503'],
  ['http:invoke', 'States.Http.Socket', 'States.Http.Socket'],
  ['apigateway:invoke', 'ApiGateway.403', 'ApiGateway.403'],
  ['apigateway:invoke', '403', 'ApiGateway.403'],
])('the errors of %s are not exceptions of an API: %s is %s', (resource, code, error) => {
  expect(serviceFailure(taskRequest({ resource }), code, 'Why')).toEqual({ error, cause: 'Why' });
});

test('an HTTP Task fails with a status, or without an answer', () => {
  expect(() => serviceFailure(taskRequest({ resource: 'http:invoke' }), 'NotFound', 'Why')).toThrow(
    ".fails('NotFound') of http:invoke has no status: write .fails('503'), or .fails('Socket') for a connection that fails.",
  );
});

test('the API of API Gateway itself has exceptions', () => {
  const failure = serviceFailure(
    taskRequest({ resource: 'aws-sdk:apigateway:getRestApi' }),
    'NotFoundException',
    'Why',
  );
  expect(failure.error).toBe('ApiGateway.NotFoundException');
});

test('nobody waits for a function that is invoked as Event: it fails no task, the service does', () => {
  const parameters = { FunctionName: 'charge', InvocationType: 'Event' };
  const request = taskRequest({ resource: 'lambda:invoke', parameters });
  expect(targetFailure(request, 'CardError', 'declined', {})).toEqual({
    output: expect.objectContaining({ Payload: null, StatusCode: 202 }) as object,
  });
  const sdk = taskRequest({ resource: 'aws-sdk:lambda:invoke', parameters });
  expect(targetFailure(sdk, 'CardError', 'declined', {})).toEqual({ output: { Payload: '', StatusCode: 202 } });
  expect(targetFailure(request, 'Lambda.TooManyRequestsException', 'slow down', {})).toEqual({
    error: 'Lambda.TooManyRequestsException',
    cause: expect.stringContaining('slow down (Service: AWSLambda; Status Code: 429;') as string,
  });
  const waits = taskRequest({ resource: 'lambda:invoke.waitForTaskToken', parameters });
  expect(targetFailure(waits, 'CardError', 'declined', {})).toMatchObject({ error: 'CardError' });
});

test.each([
  ['lambda:invoke', 'Lambda.TooManyRequestsException', {}, 'Rate Exceeded. (Service: AWSLambda; Status Code: 429;'],
  [
    'aws-sdk:lambda:invoke',
    'Lambda.TooManyRequestsException',
    {},
    'Rate Exceeded. (Service: Lambda, Status Code: 429,',
  ],
  ['lambda:invoke', 'TooManyRequestsException', { statusCode: 429 }, 'Error Code: TooManyRequestsException;'],
  ['lambda:invoke.waitForTaskToken', 'TooManyRequestsException', { modelled: true }, '(Service: AWSLambda;'],
])('%s that fails with %s and %j: Lambda refuses the call, no function fails', (resource, name, options, cause) => {
  expect(targetFailure(taskRequest({ resource }), name, 'Rate Exceeded.', options)).toMatchObject({
    error: 'Lambda.TooManyRequestsException',
    cause: expect.stringContaining(cause) as string,
  });
});

test('a nested execution that fails with a status was not started', () => {
  const request = taskRequest({ resource: 'states:startExecution.sync' });
  expect(targetFailure(request, 'ExecutionLimitExceeded', 'too many', { statusCode: 400 })).toMatchObject({
    error: 'StepFunctions.ExecutionLimitExceededException',
  });
});
