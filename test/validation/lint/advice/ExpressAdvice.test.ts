import { advise } from './advise';

const task = (resource: string, more: object): object => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Parameters: {},
  ...more,
});
const machine = (resource: string, more: object = {}): object => ({
  Get: task('dynamodb:getItem', { Next: 'Pause' }),
  Pause: { Type: 'Wait', Seconds: 5, Next: 'Other', ...more },
  Other: task(resource, { End: true }),
});
const options = { practice: true, type: 'STANDARD' } as const;

test('a machine that only reads', () => {
  expect(advise(machine('aws-sdk:s3:listObjectsV2'), options)).toEqual([
    'CHEAPER_AS_EXPRESS /: This state machine only reads, and waits for nothing, so its executions cost less with the type EXPRESS.',
  ]);
});

test.each([
  ['what writes', machine('dynamodb:putItem')],
  ['a function, of which nobody knows', machine('lambda:invoke')],
  ['a job', machine('athena:getQueryExecution.sync')],
  ['a long wait', machine('aws-sdk:s3:listObjectsV2', { Seconds: 600 })],
  ['a loop', { ...machine('aws-sdk:s3:listObjectsV2'), Other: task('aws-sdk:dynamodb:query', { Next: 'Get' }) }],
])('%s is left alone', (_name, states) => {
  expect(advise(states, options).filter((line) => line.startsWith('CHEAPER'))).toEqual([]);
});

test('nothing is said where nobody knows the type, or it is Express already', () => {
  expect(advise(machine('aws-sdk:dynamodb:query'), { practice: true })).toEqual([]);
  expect(advise(machine('aws-sdk:dynamodb:query'), { practice: true, type: 'EXPRESS' })).toEqual([]);
});
