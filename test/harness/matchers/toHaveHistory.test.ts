import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn } = orderMachine();
const machine = sfn.stateMachine({
  StartAt: 'A',
  States: { A: { Type: 'Pass', Result: { b: 1 }, Assign: { x: 1 }, End: true } },
});

test('event by event, as types or with their members', async () => {
  const run = await machine.run({ a: 1 });
  expect(run).toHaveHistory([
    'ExecutionStarted',
    { type: 'PassStateEntered', name: 'A', input: { a: expect.any(Number) } },
    { id: 3, previousEventId: 2, name: 'A', output: { b: 1 }, assignedVariables: { x: 1 } },
    'ExecutionSucceeded',
  ]);
  expect(run).not.toHaveHistory(['ExecutionStarted']);
  const history = ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'];
  expect(failureOf(() => expect(run).toHaveHistory(['ExecutionStarted', { name: 'A', input: { a: 2 } }])))
    .toMatchInlineSnapshot(`
    "expected the execution to have this history, but event 2 is not as expected

    - Expected
    + Received

      Object {
        "input": Object {
    -     "a": 2,
    +     "a": 1,
        },
        "name": "A",
      }

       1 ← 0  ExecutionStarted
     → 2 ← 0  PassStateEntered 'A'
       3 ← 2  PassStateExited 'A'
       4 ← 3  ExecutionSucceeded

    SUCCEEDED after 0s
    └─ A  Pass  +0s"
  `);
  expect(failureOf(() => expect(run).toHaveHistory(['ExecutionStarted', 'TaskStateEntered']))).toMatchInlineSnapshot(`
    "expected the execution to have this history, but event 2 is not as expected
      expected: TaskStateEntered
      received: PassStateEntered

       1 ← 0  ExecutionStarted
     → 2 ← 0  PassStateEntered 'A'
       3 ← 2  PassStateExited 'A'
       4 ← 3  ExecutionSucceeded

    SUCCEEDED after 0s
    └─ A  Pass  +0s"
  `);
  expect(failureOf(() => expect(run).toHaveHistory(history.slice(0, 3)))).toMatchInlineSnapshot(`
    "expected the execution to have this history, but event 4 is not as expected
      expected: the end of the history
      received: ExecutionSucceeded

       1 ← 0  ExecutionStarted
       2 ← 0  PassStateEntered 'A'
       3 ← 2  PassStateExited 'A'
     → 4 ← 3  ExecutionSucceeded

    SUCCEEDED after 0s
    └─ A  Pass  +0s"
  `);
  expect(failureOf(() => expect(run).toHaveHistory([...history, { type: 'ExecutionRedriven' }])))
    .toMatchInlineSnapshot(`
    "expected the execution to have this history, but event 5 is not as expected
      expected: {"type": "ExecutionRedriven"}
      received: no event, the history has ended

       1 ← 0  ExecutionStarted
       2 ← 0  PassStateEntered 'A'
       3 ← 2  PassStateExited 'A'
       4 ← 3  ExecutionSucceeded

    SUCCEEDED after 0s
    └─ A  Pass  +0s"
  `);
  expect(failureOf(() => expect(run).not.toHaveHistory(history))).toMatchInlineSnapshot(`
    "expected the execution not to have this history
       1 ← 0  ExecutionStarted
       2 ← 0  PassStateEntered 'A'
       3 ← 2  PassStateExited 'A'
       4 ← 3  ExecutionSucceeded

    SUCCEEDED after 0s
    └─ A  Pass  +0s"
  `);
});

test('shows the events around the difference in a long history', async () => {
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
  const run = await each.run(Array.from({ length: 20 }, (_none, index) => index));
  const wanted = run.history.map(({ type }) => type).with(60, 'FailStateEntered');
  const lines = failureOf(() => expect(run).toHaveHistory(wanted)).split('\n');
  expect(lines.filter((line) => line.includes(' ← '))).toHaveLength(30);
  expect(lines.find((line) => line.startsWith(' → '))).toMatchInlineSnapshot(`" → 61 ← 60  PassStateExited 'One'"`);
});
