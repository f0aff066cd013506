import { machineName } from '../../src/definitions/machineName';

test.each([
  [{ name: 'OrderWorkflow' }, 'OrderWorkflow'],
  [{ name: 'OrderWorkflow', stateMachineName: 'orders-dev' }, 'orders-dev'],
  [{ name: 'aws_sfn_state_machine.order' }, 'order'],
  [{ name: 'order.v2 (copy)' }, 'order-v2-copy-'],
  [{ name: 'x'.repeat(100) }, 'x'.repeat(80)],
  [{ name: '' }, 'StateMachine'],
])('%j is created as %s', (machine, name) => {
  expect(machineName(machine)).toBe(name);
});
