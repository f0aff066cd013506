import { diagnoseState, end, fault, lambda } from './diagnose';

const noRole = fault("The field 'RoleArn' is required but was missing", '/States/S/Credentials');

test.each([{ RoleArn: 'arn:aws:iam::123456789012:role/r' }, { 'RoleArn.$': '$.role' }, { RoleArn: 'r', Other: 1 }])(
  '%j is accepted',
  (Credentials) => {
    expect(diagnoseState({ ...lambda, Credentials })).toEqual([]);
  },
);

test.each([{}, { Role: 'r' }])('%j names no role', (Credentials) => {
  expect(diagnoseState({ ...lambda, Credentials })).toEqual([noRole]);
});

test('in JSONata a name with .$ is another name', () => {
  expect(
    diagnoseState({ ...lambda, Credentials: { 'RoleArn.$': '$.role' } }, { machine: { QueryLanguage: 'JSONata' } }),
  ).toEqual([noRole]);
});

test('a role is a string', () => {
  expect(diagnoseState({ ...lambda, Credentials: { RoleArn: 5 } })).toEqual([
    fault("The value for the field 'RoleArn' must be a STRING", '/States/S/Credentials'),
  ]);
});

test('an activity has no credentials', () => {
  const Resource = 'arn:aws:states:us-east-1:123456789012:activity:a';
  expect(diagnoseState({ Type: 'Task', Resource, Credentials: { RoleArn: 'r' }, ...end })).toEqual([
    fault("The field 'Credentials' is not supported for activities", '/States/S/Credentials'),
  ]);
});
