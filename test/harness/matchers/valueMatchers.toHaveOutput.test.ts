import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('compares the output of a run and of a state', async () => {
  order.mock('Charge').returns({ id: 'c-1', at: 17 });
  order.mock('Ship').returns({ Payload: { parcel: 'p-1', weight: 3 } });
  const run = await order.run({ total: 1, express: false });
  expect(run).toHaveOutput({ parcel: 'p-1', weight: expect.any(Number) });
  expect(run.state('Charge')).toHaveOutput({ total: 1, express: false, charge: { id: 'c-1', at: 17 } });
  expect(run).not.toHaveOutput({ parcel: 'p-1' });
  expect(failureOf(() => expect(run).toHaveOutput({ parcel: 'p-2', weight: expect.any(Number) })))
    .toMatchInlineSnapshot(`
    "expected the execution to have the output

    - Expected
    + Received

      Object {
    -   "parcel": "p-2",
    +   "parcel": "p-1",
        "weight": 3,
      }

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => expect(run).toHaveOutput('shipped'))).toMatchInlineSnapshot(`
    "expected the execution to have the output
      expected: "shipped"
      received: {"parcel": "p-1", "weight": 3}

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => expect(run).not.toHaveOutput({ parcel: 'p-1', weight: 3 }))).toMatchInlineSnapshot(`
    "expected the execution not to have the output
      {"parcel": "p-1", "weight": 3}

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => expect(run.state('Refund')).toHaveOutput({}))).toMatchInlineSnapshot(`
    "expected state 'Refund' to have the output
      {}
    but it has none: it was not entered

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
});

test('a failed run has no output', async () => {
  order.mock('Charge').throws('Card.Declined');
  const run = await order.run({});
  expect(failureOf(() => expect(run).toHaveOutput({ parcel: 'p-1' }))).toMatchInlineSnapshot(`
    "expected the execution to have the output
      {"parcel": "p-1"}
    but it has none: it is FAILED

    FAILED after 0s: Card.Declined
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
});

test('a list of calls has no output', () => {
  expect(failureOf(() => expect([]).toHaveOutput(1))).toMatchInlineSnapshot(`
    "toHaveOutput looks at a run or at one of its states. It was given a value of type Array.
    Write: expect(await machine.run(input)).toHaveOutput(…) or expect(run.state('Name')).toHaveOutput(…)"
  `);
});
