import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

const each = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
      End: true,
    },
  },
} as const;

test('a state that was entered, with what', async () => {
  order.mock('Charge').returns({ id: 'c-1' });
  order.mock('Ship').returns({ Payload: 1 });
  const run = await order.run({ total: 1 });
  expect(run).toHaveEntered('Ship');
  expect(run).toHaveEntered('Ship', { total: 1, charge: { id: expect.any(String) } });
  expect(run).not.toHaveEntered('Refund');
  expect(run).not.toHaveEntered('Ship', { total: 1 });
  expect(failureOf(() => expect(run).toHaveEntered('Refund'))).toMatchInlineSnapshot(`
    "expected the execution to have entered state 'Refund'
    but it never entered it

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => expect(run).toHaveEntered('Ship', { total: 1 }))).toMatchInlineSnapshot(`
    "expected the execution to have entered state 'Ship' with the input

    - Expected
    + Received

      Object {
    +   "charge": Object {
    +     "id": "c-1",
    +   },
        "total": 1,
      }

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => expect(run).not.toHaveEntered('Ship'))).toMatchInlineSnapshot(`
    "expected the execution not to have entered state 'Ship'
    but it entered it once

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => expect(run).not.toHaveEntered('Charge', { total: 1 }))).toMatchInlineSnapshot(`
    "expected the execution not to have entered state 'Charge' with the input
      {"total": 1}

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  // @ts-expect-error -- the machine has no state of this name, and the compiler knows
  expect(failureOf(() => expect(run).toHaveEntered('Shipp'))).toMatchInlineSnapshot(
    `"The state machine has no state 'Shipp'. Did you mean 'Ship'?"`,
  );
});

test('several visits', async () => {
  const run = await sfn.stateMachine(each).run([1, 2, 3, 4, 5, 6]);
  expect(run).toHaveEntered('One', 2);
  expect(failureOf(() => expect(run).toHaveEntered('One', 7))).toMatchInlineSnapshot(`
    "expected the execution to have entered state 'One' with the input
      7
    but it entered it 6 times, with
      visit 0: 1
      visit 1: 2
      visit 2: 3
      visit 3: 4
      visit 4: 5
      … and 1 more

    SUCCEEDED after 0s
    └─ Each  Map  +0s
       item 0
         └─ One  Pass  +0s
       item 1
         └─ One  Pass  +0s
       item 2
         └─ One  Pass  +0s
       … and 3 more items"
  `);
});
