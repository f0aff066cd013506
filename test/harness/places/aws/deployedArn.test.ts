import { deployedArn } from '../../../../src/harness/places/aws/deployedArn';

const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:OrderWorkflow-prod';

test.each(['ORDER_WORKFLOW', 'ORDERWORKFLOW', 'OrderWorkflow', 'order_workflow'])('%s names it', (name) => {
  expect(deployedArn({ name: 'OrderWorkflow' }, { [`STEPMILL_STATE_MACHINE_ARN_${name}`]: arn })).toBe(arn);
});

test('the test has precedence', () => {
  const environment = { STEPMILL_STATE_MACHINE_ARN_A: arn };
  expect(deployedArn({ name: 'A', arn: 'arn:of:the:test' }, environment)).toBe('arn:of:the:test');
});

test('nothing is configured', () => {
  expect(() => deployedArn({ name: 'my-OrderWorkflow' }, { STEPMILL_STATE_MACHINE_ARN_MYORDER: '' })).toThrow(
    "Where is 'my-OrderWorkflow' deployed in AWS? Set STEPMILL_STATE_MACHINE_ARN_MY_ORDER_WORKFLOW=arn:aws:states:…, " +
      "or write sfn.stateMachine(…, { arn: 'arn:aws:states:…' }).",
  );
});
