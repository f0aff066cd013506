import { HarnessError } from '../../../../src/errors/HarnessError';
import { serviceMatcher } from '../../../../src/tasks/mocking/matchers/serviceMatcher';
import { functionArn } from '../taskRequest';
import { expectMatch, expectMismatch } from './expectMatch';

describe('by service call', () => {
  test.each([
    ['lambda', 'lambda:invoke'],
    ['lambda', functionArn],
    ['lambda:invoke', functionArn],
    ['lambda:invoke', 'aws-sdk:lambda:invoke'],
    ['lambda:invoke', 'lambda:invoke.waitForTaskToken'],
    ['aws-sdk:dynamodb:getItem', 'aws-sdk:dynamodb:getItem'],
    ['dynamodb:GetItem', 'dynamodb:getItem'],
    ['events', 'aws-sdk:eventbridge:putEvents'],
    ['eventbridge:putEvents', 'events:putEvents'],
    ['states:startExecution.sync:2', 'states:startExecution.sync:2'],
    ['sfn:startExecution', 'states:startExecution.sync'],
    ['emrserverless', 'emr-serverless:startJobRun.sync'],
    ['brandnewservice:doIt', 'aws-sdk:brandnewservice:doIt'],
  ])('%s matches %s', (given, resource) => {
    expectMatch(serviceMatcher(given), { resource });
  });

  test.each([
    ['lambda', 'sqs:sendMessage', "the call is 'sqs:sendMessage'"],
    ['dynamodb:getItem', 'dynamodb:putItem', "the call is 'dynamodb:putItem'"],
    ['aws-sdk:dynamodb:getItem', 'dynamodb:getItem', "the call is 'dynamodb:getItem'"],
    ['aws-sdk:lambda:invoke', functionArn, `the call is '${functionArn}'`],
    ['sqs:sendMessage.waitForTaskToken', 'sqs:sendMessage', "the call is 'sqs:sendMessage'"],
    ['states:startExecution.sync', 'states:startExecution.sync:2', "the call is 'states:startExecution.sync:2'"],
  ])('%s does not match %s', (given, resource, reason) => {
    expectMismatch(serviceMatcher(given), { resource }, reason);
  });

  test.each(['', 'sqs sendMessage', 'arn:aws:states:::sqs:sendMessage', 'sqs:sendMessage.async', 'a:b:c'])(
    'rejects %j',
    (given) => {
      expect(() => serviceMatcher(given)).toThrow(
        new HarnessError(
          `'${given}' names no service call. Write a service and an action as in a Resource: 'dynamodb:getItem', ` +
            `'aws-sdk:s3:getObject', 'sqs:sendMessage.waitForTaskToken', or the service alone: 'sqs'.`,
        ),
      );
    },
  );
});
