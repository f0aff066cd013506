import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('states in order, with others between them', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down', 'no driver');
  order.mock('Refund').returns({ refunded: true });
  const run = await order.run({});
  expect(run).toHaveTakenPathContaining(['Charge', 'Ship']);
  expect(run).toHaveTakenPathContaining(['Refund']);
  expect(run).not.toHaveTakenPathContaining(['Refund', 'Ship']);
  expect(failureOf(() => expect(run).toHaveTakenPathContaining(['Refund', 'Ship']))).toMatchInlineSnapshot(`
    "expected the execution to have taken a path that contains
      expected: Refund → Ship
      actual:   Charge → IsLarge → Ship → Refund
      'Ship' was expected, but the path ended
      state 'Refund' had the input {"charge":{},"why":{"Error":"Shipping.Down","Cause":"no driver"}}
      and the output {"refunded":true}

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Ship     Task  +0s  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +3s
       ↑ here it left the expected path

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run).not.toHaveTakenPathContaining(['Ship', 'Refund']))).toMatchInlineSnapshot(`
    "expected the execution not to have taken a path that contains
      Ship → Refund

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Ship     Task  +0s  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +3s

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
});
