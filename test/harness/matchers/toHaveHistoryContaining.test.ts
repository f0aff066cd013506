import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('events in order, with others between them', async () => {
  order.mock('Charge').throws('Card.Declined', 'no money');
  const run = await order.run({});
  expect(run).toHaveHistoryContaining(['LambdaFunctionScheduled', { type: 'ExecutionFailed', error: 'Card.Declined' }]);
  expect(run).not.toHaveHistoryContaining(['ExecutionFailed', 'LambdaFunctionScheduled']);
  expect(failureOf(() => expect(run).toHaveHistoryContaining(['LambdaFunctionFailed', { name: 'Ship' }])))
    .toMatchInlineSnapshot(`
    "expected the history to contain, in this order
      LambdaFunctionFailed
      {"name": "Ship"}  ← not found

       1 ← 0  ExecutionStarted
       2 ← 0  TaskStateEntered 'Charge'
       3 ← 2  LambdaFunctionScheduled
       4 ← 3  LambdaFunctionStarted
     → 5 ← 4  LambdaFunctionFailed
       6 ← 5  ExecutionFailed

    FAILED after 0s: Card.Declined — no money
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
  expect(failureOf(() => expect(run).not.toHaveHistoryContaining(['ExecutionFailed']))).toMatchInlineSnapshot(`
    "expected the history not to contain, in this order
      ExecutionFailed

       1 ← 0  ExecutionStarted
       2 ← 0  TaskStateEntered 'Charge'
       3 ← 2  LambdaFunctionScheduled
       4 ← 3  LambdaFunctionStarted
       5 ← 4  LambdaFunctionFailed
       6 ← 5  ExecutionFailed

    FAILED after 0s: Card.Declined — no money
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
});

test('rejects an event of an unknown state, negated or not', async () => {
  order.mock('Charge').throws('Card.Declined');
  const run = await order.run({});
  const message = "The state machine has no state 'Shp'. Did you mean 'Ship'?";
  expect(failureOf(() => expect(run).not.toHaveHistoryContaining([{ name: 'Shp' }]))).toBe(message);
  expect(failureOf(() => expect(run).not.toHaveHistory([{ type: 'EvaluationFailed', state: 'Shp' }]))).toBe(message);
  expect(run).not.toHaveHistoryContaining([{ name: 'Ship' }]);
  expect(run).toHaveHistoryContaining([{ name: expect.stringMatching(/^Ch/) }]);
});
