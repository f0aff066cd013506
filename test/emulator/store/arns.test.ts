import {
  activityArn,
  executionArn,
  expressExecutionArn,
  isVersionNumber,
  parseArn,
  parseStateMachineArn,
} from '../../../src/emulator/store/arns';

const scope = { accountId: '123456789012', region: 'eu-west-1' };
const prefix = 'arn:aws:states:eu-west-1:123456789012';

test('ARNs are taken apart', () => {
  expect(parseArn(`${prefix}:express:M:n:u`, 'execution', 'express')).toEqual({
    arn: `${prefix}:express:M:n:u`,
    ...scope,
    type: 'express',
    resource: 'M:n:u',
  });
});

test.each([
  [`${prefix}:stateMachine:M`, 'M', undefined, undefined],
  [`${prefix}:stateMachine:a.b-c_d:12`, 'a.b-c_d', '12', undefined],
  [`${prefix}:stateMachine:M:live`, 'M', 'live', undefined],
  [`${prefix}:stateMachine:M/Label`, 'M', undefined, 'Label'],
  [`${prefix}:stateMachine:M/a:b`, 'M', undefined, 'a:b'],
])('%s', (arn, name, qualifier, label) => {
  const unqualified = `${prefix}:stateMachine:${name}`;
  expect(parseStateMachineArn(arn)).toEqual({ arn, ...scope, name, unqualified, qualifier, label });
});

test.each([
  'x',
  '',
  'arn:aws:lambda:eu-west-1:123456789012:function:f',
  'arn:aws:states:eu-west-1:12345:stateMachine:M',
  `${prefix}:stateMachine`,
  `${prefix}:stateMachine:`,
  `${prefix}:stateMachine:M:`,
  `${prefix}:stateMachine:M/`,
  `${prefix}:stateMachine::1`,
])('%j is not an ARN of a state machine', (arn) => {
  expect(() => parseStateMachineArn(arn)).toThrow(`Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
});

test('the wrong kind of resource is named', () => {
  expect(() => parseArn(`${prefix}:express:M:n:u`, 'execution')).toThrow(
    "Invalid Arn: 'Resource type not valid in this context: express'",
  );
});

test('ARNs are made', () => {
  expect([executionArn(scope, 'M', 'n'), expressExecutionArn(scope, 'M', 'n', 'u'), activityArn(scope, 'a')]).toEqual([
    `${prefix}:execution:M:n`,
    `${prefix}:express:M:n:u`,
    `${prefix}:activity:a`,
  ]);
  expect(['1', '007', 'v1', '', '１'].map(isVersionNumber)).toEqual([true, true, false, false, false]);
});
