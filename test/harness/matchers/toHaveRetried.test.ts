import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

async function retried() {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down', 'no driver').times(2).returns({ Payload: 1 });
  return (await order.run({})).state('Ship');
}

test('how often, with which delays, and why', async () => {
  const ship = await retried();
  expect(ship).toHaveRetried();
  expect(ship).toHaveRetried(2);
  expect(ship).toHaveRetried(2, { delays: ['1s', 2], errors: ['Shipping.Down', expect.any(String)] });
  expect(ship).not.toHaveRetried(1);
  expect(failureOf(() => expect(ship).toHaveRetried(1))).toMatchInlineSnapshot(`
    "expected state 'Ship' to have been retried once
    but it was retried twice

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(ship).toHaveRetried(2, { delays: ['1s', '4s'] }))).toMatchInlineSnapshot(`
    "expected state 'Ship' to have been retried twice
      after 1s, 4s
    but it was retried twice
      after 1s, 2s

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(ship).toHaveRetried(2, { errors: ['Shipping.Down', 'Timeout'] })))
    .toMatchInlineSnapshot(`
    "expected state 'Ship' to have been retried twice
      because of "Shipping.Down", "Timeout"
    but it was retried twice
      because of "Shipping.Down", "Shipping.Down"

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(ship).not.toHaveRetried())).toMatchInlineSnapshot(`
    "expected state 'Ship' not to have been retried
    but it was retried twice

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
});

test('a state without retries, and none at all', async () => {
  order.mock('Charge').throws('Card.Declined');
  const run = await order.run({});
  expect(run.state('Charge')).not.toHaveRetried();
  expect(failureOf(() => expect(run.state('Charge')).toHaveRetried(1))).toMatchInlineSnapshot(`
    "expected state 'Charge' to have been retried once
    but it was retried 0 times

    FAILED after 0s: Card.Declined
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
  expect(failureOf(() => expect(run.state('Ship')).toHaveRetried())).toMatchInlineSnapshot(`
    "expected state 'Ship' to have been retried
    but it was not entered

    FAILED after 0s: Card.Declined
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
  expect(failureOf(() => expect(run).toHaveRetried())).toMatchInlineSnapshot(`
    "toHaveRetried looks at one state of a run. It was given a whole run.
    Write: expect(run.state('Name')).toHaveRetried(…)"
  `);
});
