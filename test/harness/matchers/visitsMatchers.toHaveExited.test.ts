import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('a state that was left, with what', async () => {
  order.mock('Charge').returns({ id: 'c-1' });
  order.mock('Ship').throws('Broken');
  const run = await order.run({});
  expect(run).toHaveExited('Charge');
  expect(run).toHaveExited('Charge', { charge: { id: 'c-1' } });
  expect(run).not.toHaveExited('Ship');
  expect(failureOf(() => expect(run).toHaveExited('Ship'))).toMatchInlineSnapshot(`
    "expected the execution to have exited state 'Ship'
    but it never exited it, though it entered it

    FAILED after 0s: Broken
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  failed: Broken

    failed in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run).toHaveExited('Refund'))).toMatchInlineSnapshot(`
    "expected the execution to have exited state 'Refund'
    but it never exited it

    FAILED after 0s: Broken
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  failed: Broken

    failed in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run).toHaveExited('Charge', { charge: { id: 'c-2' } }))).toMatchInlineSnapshot(`
    "expected the execution to have exited state 'Charge' with the output

    - Expected
    + Received

      Object {
        "charge": Object {
    -     "id": "c-2",
    +     "id": "c-1",
        },
      }

    FAILED after 0s: Broken
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  failed: Broken

    failed in state 'Ship' at /States/Ship"
  `);
});
