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
    "SERVICE_WITHOUT_MODEL /States/S/Resource: Stepmill does not know the optimised integration 'newservice:doIt' and assumes that it " +
      'exists.',
  ]);
});

test('an API that is not known here, once', () => {
  const states = { S: { ...task('aws-sdk:s3:getObject'), End: undefined, Next: 'T' }, T: task('aws-sdk:s3:getObject') };
  expect(advise(states, { hasModel: () => false })).toEqual([
    "SERVICE_WITHOUT_MODEL /States/S/Resource: The API of 'aws-sdk:s3:getObject' is not known here, so its " +
      'parameters were not checked.',
  ]);
  expect(advise(states, { hasModel: () => true })).toEqual([]);
  expect(advise(states)).toEqual([]);
});

test('an action that the installed package has not', () => {
  const actionCheck = () => ({ reason: "it has no action 'nope'", meant: undefined, misspelt: false });
  expect(advise({ S: task('aws-sdk:s3:nope') }, { hasModel: () => true, actionCheck })).toEqual([
    "SERVICE_WITHOUT_MODEL /States/S/Resource: There may be no 'aws-sdk:s3:nope': it has no action 'nope'. AWS rejects " +
      'unknown integrations.',
  ]);
});
