import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('how often a state was entered; retries do not count', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down').times(2).returns({ Payload: 1 });
  const run = await order.run({});
  expect(run).toHaveEnteredTimes('Ship', 1);
  expect(run).toHaveEnteredTimes('Refund', 0);
  expect(failureOf(() => expect(run).toHaveEnteredTimes('Ship', 3))).toMatchInlineSnapshot(`
    "expected the execution to have entered state 'Ship' 3 times, but it entered it once

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(run).toHaveEnteredTimes('Refund', 1))).toMatchInlineSnapshot(`
    "expected the execution to have entered state 'Refund' once, but it entered it 0 times

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(run).not.toHaveEnteredTimes('Ship', 1))).toMatchInlineSnapshot(`
    "expected the execution not to have entered state 'Ship' once

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
});
