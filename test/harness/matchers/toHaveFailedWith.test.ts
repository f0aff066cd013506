import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('error and cause of a run and of a state', async () => {
  order.mock('Charge').throws('Card.Declined', 'no money');
  const run = await order.run({});
  expect(run).toHaveFailedWith('Card.Declined');
  expect(run).toHaveFailedWith('Card.Declined', 'no money');
  expect(run).toHaveFailedWith(expect.stringMatching(/^Card/), expect.stringContaining('money'));
  expect(run.state('Charge')).toHaveFailedWith('Card.Declined', 'no money');
  expect(run).not.toHaveFailedWith('Card.Expired');
  expect(run).not.toHaveFailedWith('Card.Declined', 'no card');
  expect(failureOf(() => expect(run).toHaveFailedWith('Card.Declined', 'no card'))).toMatchInlineSnapshot(`
    "expected the execution to have failed with
      expected cause: "no card"
      received cause: "no money"

    FAILED after 0s: Card.Declined — no money
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
  expect(failureOf(() => expect(run).not.toHaveFailedWith('Card.Declined'))).toMatchInlineSnapshot(`
    "expected the execution not to have failed with
      error: "Card.Declined"

    FAILED after 0s: Card.Declined — no money
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
});

test('runs that have not failed', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
  const run = await order.run({});
  expect(run).not.toHaveFailedWith('Card.Declined');
  expect(failureOf(() => expect(run).toHaveFailedWith('Card.Declined'))).toMatchInlineSnapshot(`
    "expected the execution to have failed with
      error: "Card.Declined"
    but it is SUCCEEDED

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => expect(run.state('Ship')).toHaveFailedWith('Shipping.Down'))).toMatchInlineSnapshot(`
    "expected state 'Ship' to have failed with
      error: "Shipping.Down"
    but it succeeded

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
});
