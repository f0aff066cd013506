import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('a run fails with its error; a state fails even when the error is caught', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down', 'no driver').times(3);
  order.mock('Refund').throws('Bank.Closed');
  const run = await order.run({});
  expect(run).toHaveFailed();
  expect(run.state('Ship')).toHaveFailed();
  expect(run.state('Refund')).toHaveFailed();
  expect(run.state('Charge')).not.toHaveFailed();
  expect(failureOf(() => expect(run.state('Ship')).not.toHaveFailed())).toMatchInlineSnapshot(`
    "expected state 'Ship' not to have failed, but it failed, and the error was caught

    FAILED after 3s: Bank.Closed
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Ship     Task  +0s  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +3s  failed: Bank.Closed

    failed in state 'Refund' at /States/Refund"
  `);
});

test('a run that went well', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
  const run = await order.run({});
  expect(run).not.toHaveFailed();
  expect(failureOf(() => expect(run).toHaveFailed())).toMatchInlineSnapshot(`
    "expected the execution to have failed, but it is SUCCEEDED

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
});
