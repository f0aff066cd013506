import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

test('the input of a run and of a state', async () => {
  order.mock('Charge').throws('Card.Declined');
  const run = await order.run({ total: 1 });
  expect(run).toHaveInput({ total: 1 });
  expect(run.state('Charge')).toHaveInput({ total: expect.any(Number) });
  expect(failureOf(() => expect(run).toHaveInput({ total: 2 }))).toMatchInlineSnapshot(`
    "expected the execution to have the input

    - Expected
    + Received

      Object {
    -   "total": 2,
    +   "total": 1,
      }

    FAILED after 0s: Card.Declined
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
  expect(failureOf(() => expect(run.state('Ship')).toHaveInput({ total: 1 }))).toMatchInlineSnapshot(`
    "expected state 'Ship' to have the input
      {"total": 1}
    but it has none: it was not entered

    FAILED after 0s: Card.Declined
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
});

test('the input of a state in a Map is that of the last item, or of the named one', async () => {
  const each = sfn.stateMachine({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  });
  const run = await each.run(['a', 'b', 'c']);
  expect(run.state('One')).toHaveInput('c');
  expect(run.state('One').inItem(1)).toHaveInput('b');
  expect(run.state('One').visit(0)).toHaveInput('a');
  expect(failureOf(() => expect(run.state('One').inItem(1)).toHaveInput('a'))).toMatchInlineSnapshot(`
    "expected state 'One' in item 1 to have the input
      expected: "a"
      received: "b"

    SUCCEEDED after 0s
    └─ Each  Map  +0s
       item 0
         └─ One  Pass  +0s
       item 1
         └─ One  Pass  +0s
            ↑ here
       item 2
         └─ One  Pass  +0s"
  `);
});
