import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('at all, or so often', async () => {
  order.mock('Charge').throws('Card.Declined').times(2).returns({});
  order.mock('Ship').returns({ Payload: 1 });
  const failed = await order.run({});
  expect(failed).not.toHaveBeenRedriven();
  expect(failed).toHaveBeenRedriven(0);
  const run = await (await failed.redrive()).redrive();
  expect(run).toHaveBeenRedriven();
  expect(run).toHaveBeenRedriven(2);
  expect(failureOf(() => expect(run).toHaveBeenRedriven(1))).toMatchInlineSnapshot(`
    "expected the execution to have been redriven once, but it was redriven twice

    SUCCEEDED after 0s (redriven twice)
    ├─ Charge   Task  +0s  (3 attempts, redriven twice)
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => expect(failed).toHaveBeenRedriven())).toMatchInlineSnapshot(`
    "expected the execution to have been redriven, but it was redriven 0 times

    FAILED after 0s: Card.Declined
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
});
