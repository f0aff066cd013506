import { serviceException } from '../../../../src/tasks/answering/clients/serviceException';

test.each([
  [
    'sns',
    'SNS.NotFoundException',
    'Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: r; Proxy: null)',
    { code: 'NotFoundException', queryCode: 'NotFound', message: 'Topic does not exist', statusCode: 404 },
  ],
  [
    'sqs',
    'Sqs.QueueDoesNotExistException',
    'none (Service: Sqs, Status Code: 400, Request ID: r) (SDK Attempt Count: 1)',
    {
      code: 'QueueDoesNotExist',
      queryCode: 'AWS.SimpleQueueService.NonExistentQueue',
      message: 'none',
      statusCode: 400,
    },
  ],
  [
    'lambda',
    'Lambda.TooManyRequestsException',
    undefined,
    { code: 'TooManyRequestsException', queryCode: 'TooManyRequestsException', message: '', statusCode: 429 },
  ],
  [
    'sqs',
    'SomethingElse',
    'text (with brackets)',
    { code: 'SomethingElse', queryCode: 'SomethingElse', message: 'text (with brackets)', statusCode: 400 },
  ],
  [
    'sqs',
    undefined,
    undefined,
    { code: 'InternalFailure', queryCode: 'InternalFailure', message: '', statusCode: 500 },
  ],
])('%s: %s %s', (service, error, cause, expected) =>
  expect(serviceException(service, { error, cause })).toEqual(expected),
);
