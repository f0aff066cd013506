import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('the start, three states and two retries', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down').times(2).returns({ Payload: 1 });
  const run = await order.run({});
  expect(run).toHaveTransitions(6);
  expect(failureOf(() => expect(run).toHaveTransitions(4))).toMatchInlineSnapshot(`
    "expected the execution to have 4 state transitions, but it has 6
    (the start and each redrive, one for each state entered, one for each retry)

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(run).not.toHaveTransitions(6))).toMatchInlineSnapshot(`
    "expected the execution not to have 6 state transitions
    (the start and each redrive, one for each state entered, one for each retry)

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
});
