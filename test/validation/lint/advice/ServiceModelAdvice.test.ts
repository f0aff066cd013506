import { end } from '../../rules/diagnose';
import { advise } from './advise';

const task = (resource: string): object => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Parameters: {},
  ...end,
});

test('an optimised integration that is not known here', () => {
  expect(advise({ S: task('newservice:doIt') })).toEqual([
    "SERVICE_WITHOUT_MODEL /States/S/Resource: Stepmill knows no optimised integration 'newservice:doIt' and takes it " +
      'to exist.',
  ]);
});

test('an API that is not known here, once', () => {
  const states = { S: { ...task('aws-sdk:s3:getObject'), End: undefined, Next: 'T' }, T: task('aws-sdk:s3:getObject') };
  expect(advise(states, { hasModel: () => false })).toEqual([
    "SERVICE_WITHOUT_MODEL /States/S/Resource: The API behind 'aws-sdk:s3:getObject' is not known here, so its " +
      'parameters have not been checked.',
  ]);
  expect(advise(states, { hasModel: () => true })).toEqual([]);
  expect(advise(states)).toEqual([]);
});
