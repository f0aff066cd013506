import { AssertionError } from 'node:assert';
import { expect as nodeExpect } from '../../../src/harness/runner/nodeExpect';
import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('the same matchers, without a runner', async () => {
  order.mock('Charge').returns({ id: 'c-1' });
  order.mock('Ship').returns({ Payload: { parcel: 'p-1', weight: 3 } });
  const run = await order.run({ total: 1 });
  nodeExpect(run).toHaveSucceeded();
  nodeExpect(run).not.toHaveFailed();
  nodeExpect(run).toHaveOutput({ parcel: nodeExpect.any(String), weight: 3 });
  nodeExpect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Ship']);
  // @ts-expect-error -- the machine has no such state, and the compiler knows
  const misspelt = () => nodeExpect(run).not.toHaveTakenPath(['Chrage']);
  expect(misspelt).toThrow("no state 'Chrage'. Did you mean 'Charge'?");
  nodeExpect(run.state('IsLarge')).toHaveChosen('Ship', { rule: 'Default' });

  const failing = () => nodeExpect(run).toHaveOutput({ parcel: nodeExpect.any(String), weight: 4 });
  expect(failing).toThrow(AssertionError);
  expect(failureOf(failing)).toMatchInlineSnapshot(`
    "expected the execution to have the output

    + actual - expected

      {
        parcel: 'p-1',
    +   weight: 3
    -   weight: 4
      }

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => nodeExpect(run).not.toHaveSucceeded())).toMatchInlineSnapshot(`
    "expected the execution not to have succeeded, but it is SUCCEEDED

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => nodeExpect(run).toHaveOutput('x'))).toMatchInlineSnapshot(`
    "expected the execution to have the output
      expected: 'x'
      received: { parcel: 'p-1', weight: 3 }

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
});
