import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('the error that a catcher took', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down', 'no driver');
  order.mock('Refund').returns({});
  const run = await order.run({});
  expect(run).toHaveCaught();
  expect(run).toHaveCaught('Shipping.Down');
  expect(run.state('Ship')).toHaveCaught('Shipping.Down', expect.stringContaining('driver'));
  expect(run.state('Charge')).not.toHaveCaught();
  expect(failureOf(() => expect(run).toHaveCaught('Card.Declined'))).toMatchInlineSnapshot(`
    "expected the execution to have caught "Card.Declined"
    but it caught
      Shipping.Down — no driver in state 'Ship', and went to 'Refund'

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Ship     Task  +0s  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +3s

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run.state('Ship')).toHaveCaught('Shipping.Down', 'no car'))).toMatchInlineSnapshot(`
    "expected state 'Ship' to have caught "Shipping.Down"
      with the cause "no car"
    but it caught
      Shipping.Down — no driver in state 'Ship', and went to 'Refund'

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Ship     Task  +0s  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +3s

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run.state('Charge')).toHaveCaught())).toMatchInlineSnapshot(`
    "expected state 'Charge' to have caught an error
    but it succeeded

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Ship     Task  +0s  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +3s

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run).not.toHaveCaught('Shipping.Down'))).toMatchInlineSnapshot(`
    "expected the execution not to have caught "Shipping.Down"
    but it caught
      Shipping.Down — no driver in state 'Ship', and went to 'Refund'

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Ship     Task  +0s  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +3s

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
});

test('an error that nothing caught', async () => {
  order.mock('Charge').throws('Card.Declined');
  const run = await order.run({});
  expect(failureOf(() => expect(run).toHaveCaught('Card.Declined'))).toMatchInlineSnapshot(`
    "expected the execution to have caught "Card.Declined"
    but it caught none

    FAILED after 0s: Card.Declined
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
});
