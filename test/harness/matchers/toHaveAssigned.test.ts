import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

const counter = {
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Assign: { count: 0, last: null }, Next: 'Count' },
    Count: {
      Type: 'Pass',
      Assign: { count: '{% $count + 1 %}', last: '{% $states.input.id %}' },
      Next: 'Again',
    },
    Again: { Type: 'Choice', Choices: [{ Condition: '{% $count < 3 %}', Next: 'Count' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
} as const;

test('the variables that a state assigned, and those at the end of a run', async () => {
  const run = await sfn.stateMachine(counter).run({ id: 7 });
  expect(run.state('Begin')).toHaveAssigned({ count: 0 });
  expect(run.state('Count')).toHaveAssigned({ count: 3, last: expect.any(Number) });
  expect(run.state('Count').visit(0)).toHaveAssigned({ count: 1 });
  expect(run).toHaveAssigned({ count: 3, last: 7 });
  expect(run).not.toHaveAssigned({ count: 2 });
  expect(failureOf(() => expect(run).not.toHaveAssigned({ cuont: 3 }))).toBe(
    "The state machine assigns no variable 'cuont'. Did you mean 'count'?",
  );
  expect(failureOf(() => expect(run.state('Count').visit(0)).toHaveAssigned({ count: 3 }))).toMatchInlineSnapshot(`
    "expected visit 0 of state 'Count' to have assigned

    - Expected
    + Received

      Object {
    -   "count": 3,
    +   "count": 1,
      }

    SUCCEEDED after 0s
    ├─ Begin  Pass  +0s
    ├─ Count  Pass  +0s
    │  ↑ here
    ├─ Again  Choice  +0s
    ├─ Count  Pass  +0s
    ├─ Again  Choice  +0s
    ├─ Count  Pass  +0s
    ├─ Again  Choice  +0s
    └─ Done   Succeed  +0s"
  `);
  expect(failureOf(() => expect(run).toHaveAssigned({ count: 3, last: 8 }))).toMatchInlineSnapshot(`
    "expected the execution to have assigned

    - Expected
    + Received

      Object {
        "count": 3,
    -   "last": 8,
    +   "last": 7,
      }

    SUCCEEDED after 0s
    ├─ Begin  Pass  +0s
    ├─ Count  Pass  +0s
    ├─ Again  Choice  +0s
    ├─ Count  Pass  +0s
    ├─ Again  Choice  +0s
    ├─ Count  Pass  +0s
    ├─ Again  Choice  +0s
    └─ Done   Succeed  +0s"
  `);
  expect(failureOf(() => expect(run).not.toHaveAssigned({ count: 3 }))).toMatchInlineSnapshot(`
    "expected the execution not to have assigned
      {"count": 3}

    SUCCEEDED after 0s
    ├─ Begin  Pass  +0s
    ├─ Count  Pass  +0s
    ├─ Again  Choice  +0s
    ├─ Count  Pass  +0s
    ├─ Again  Choice  +0s
    ├─ Count  Pass  +0s
    ├─ Again  Choice  +0s
    └─ Done   Succeed  +0s"
  `);
});

test('nothing assigned', async () => {
  order.mock('Charge').throws('No');
  const run = await order.run({});
  expect(failureOf(() => expect(run).toHaveAssigned({ chargeId: 'c-1' }))).toMatchInlineSnapshot(`
    "expected the execution to have assigned
      {"chargeId": "c-1"}
    but it assigned no variable

    FAILED after 0s: No
    └─ Charge  Task  +0s  failed: No

    failed in state 'Charge' at /States/Charge"
  `);
  expect(failureOf(() => expect(run.state('Ship')).toHaveAssigned({ chargeId: 'c-1' }))).toMatchInlineSnapshot(`
    "expected state 'Ship' to have assigned
      {"chargeId": "c-1"}
    but it assigned no variable: it was not entered

    FAILED after 0s: No
    └─ Charge  Task  +0s  failed: No

    failed in state 'Charge' at /States/Charge"
  `);
});
