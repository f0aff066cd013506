import { schedulerCall } from '../../../../../src/emulator/starts/schedules/scheduler/universalTarget';

const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';
const roleArn = 'arn:aws:iam::123456789012:role/R';
const universal = { arn: 'arn:aws:scheduler:::aws-sdk:sfn:startExecution', roleArn };

test('a state machine gets the input of the target', () => {
  expect(schedulerCall({ arn: machine, roleArn }, '{"a":1}')).toEqual({
    target: { arn: machine, roleArn },
    input: '{"a":1}',
  });
});

test('a universal target has the parameters of StartExecution', () => {
  const parameters = { StateMachineArn: machine, Input: '{"a":1}', Name: 'n-1' };
  expect(schedulerCall(universal, JSON.stringify(parameters))).toEqual({
    target: { arn: machine, roleArn },
    input: '{"a":1}',
    name: 'n-1',
  });
  expect(schedulerCall(universal, JSON.stringify({ StateMachineArn: machine }))).toEqual({
    target: { arn: machine, roleArn },
    input: '{}',
  });
});

test.each(['{}', '[]', '{"StateMachineArn":5}'])('a universal target without a machine: %s', (input) => {
  expect(schedulerCall(universal, input)).toEqual({
    target: universal,
    input: { failure: { code: 'INVALID_PARAMETER', message: 'The Input of the target has no StateMachineArn.' } },
  });
});
