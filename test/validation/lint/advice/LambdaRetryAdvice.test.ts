import { end, lambda } from '../../rules/diagnose';
import { advise } from './advise';

const practice = { practice: true };
const byArn = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f' };

test('functions without a Retry for errors that pass, all of a machine at once', () => {
  expect(advise({ A: { ...byArn, Next: 'B' }, B: lambda }, practice)).toEqual([
    "LAMBDA_WITHOUT_RETRY /States/A: States 'A', 'B' have no Retry for transient errors of the Lambda service.",
  ]);
  const own = [{ ErrorEquals: ['Card.Declined'] }];
  expect(advise({ A: { ...lambda, Retry: own } }, practice)).toEqual([
    "LAMBDA_WITHOUT_RETRY /States/A: State 'A' has no Retry for transient errors of the Lambda service.",
  ]);
});

test('one of the errors, a wildcard, or the Retry of a state around will do; other services need none', () => {
  for (const name of ['Lambda.ServiceException', 'Lambda.TooManyRequestsException', 'States.ALL', 'States.TaskFailed'])
    expect(advise({ A: { ...lambda, Retry: [{ ErrorEquals: [name] }] } }, practice)).toEqual([]);
  const Retry = [{ ErrorEquals: ['States.ALL'] }];
  const Branches = [{ StartAt: 'In', States: { In: lambda } }];
  expect(advise({ Fork: { Type: 'Parallel', Branches, Retry, ...end } }, practice)).toEqual([]);
  const table = {
    Type: 'Task',
    Resource: 'arn:aws:states:::dynamodb:getItem',
    Parameters: { TableName: 't', Key: {} },
  };
  expect(advise({ A: { ...table, ...end } }, practice)).toEqual([]);
});
