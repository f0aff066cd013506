import { createService } from '../../../src/emulator/service/createService';
import { whyNoMachine } from '../../../src/emulator/service/startChild';

const arnOf = (name: string, account = '123456789012'): string =>
  `arn:aws:states:us-east-1:${account}:stateMachine:${name}`;

function withMachines(...names: string[]) {
  const service = createService({ time: 'skip' });
  const definition = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } });
  for (const name of names)
    service.call('CreateStateMachine', { name, definition, roleArn: 'arn:aws:iam::123456789012:role/r' });
  return { service, why: (arn: string) => whyNoMachine(service.inside.stateMachines, arn) };
}

test('names the intended machine, or the existing ones', () => {
  const { why } = withMachines('Order', 'Invoice');
  expect(why(arnOf('Invoce'))).toBe("There is no state machine 'Invoce'. Did you mean 'Invoice'?");
  expect(why(arnOf('Payment#Case'))).toBe("There is no state machine 'Payment'. Here are: 'Order', 'Invoice'.");
});

test('detects a placeholder, and leaves invalid ARNs to AWS', () => {
  const { why } = withMachines('Order');
  const told =
    'The definition has no value for ${InvoiceArn}. Give it one: ' +
    "sfn.stateMachine(definition, { substitutions: { InvoiceArn: 'arn:aws:states:…' } }).";
  expect([why('${InvoiceArn}'), why('${InvoiceArn}:live')]).toEqual([told, told]);
  expect([why('Invoice'), why('arn:aws:states:us-east-1:123456789012:activity:a')]).toEqual([undefined, undefined]);
});

test('knows one of the same name in another account or region', () => {
  expect(withMachines('Invoice').why(arnOf('Invoice', '999999999999'))).toBe(
    `The state machine 'Invoice' exists as ${arnOf('Invoice')}, but ` +
      `${arnOf('Invoice', '999999999999')} was called. The account and the region are options: stepmill({ accountId, region }).`,
  );
});

test('a version or an alias is missing until it is made, and not when it has been deleted', () => {
  const { service, why } = withMachines('Invoice');
  const missing = (qualifier: string): string =>
    `The state machine 'Invoice' is here, but it has no version or alias '${qualifier}'. Publish it with sfn.client().`;
  expect(why(arnOf('Invoice:1'))).toBe(missing('1'));
  expect(why(arnOf('Invoice:live'))).toBe(missing('live'));
  service.call('PublishStateMachineVersion', { stateMachineArn: arnOf('Invoice') });
  service.call('CreateStateMachineAlias', {
    name: 'live',
    routingConfiguration: [{ stateMachineVersionArn: arnOf('Invoice:1'), weight: 100 }],
  });
  service.call('DeleteStateMachineAlias', { stateMachineAliasArn: arnOf('Invoice:live') });
  service.call('DeleteStateMachineVersion', { stateMachineVersionArn: arnOf('Invoice:1') });
  expect([why(arnOf('Invoice:1')), why(arnOf('Invoice:live'))]).toEqual([undefined, undefined]);
  expect(why(arnOf('Invoice:2'))).toBe(missing('2'));
});

test('a machine that was deleted is not missing', () => {
  const { service, why } = withMachines('Invoice');
  service.call('DeleteStateMachine', { stateMachineArn: arnOf('Invoice') });
  expect([why(arnOf('Invoice')), why(arnOf('Invoice:live'))]).toEqual([undefined, undefined]);
});

test.each([
  ['states:startExecution.sync:2', 'StepFunctions.StateMachineDoesNotExistException'],
  ['aws-sdk:sfn:startExecution', 'Sfn.StateMachineDoesNotExistException'],
])('outside of a harness %s of a missing machine gets the answer of AWS', (pattern, error) => {
  const service = createService({ time: 'skip' });
  const definition = JSON.stringify({
    StartAt: 'Nested',
    States: {
      Nested: {
        Type: 'Task',
        Resource: `arn:aws:states:::${pattern}`,
        Parameters: { StateMachineArn: arnOf('Missing') },
        End: true,
      },
    },
  });
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  service.call('CreateStateMachine', { name: 'Order', definition, roleArn });
  const { executionArn } = service.call('StartExecution', { stateMachineArn: arnOf('Order') }) as {
    executionArn: string;
  };
  service.drain();
  expect(service.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'FAILED', error });
  service.close();
});
