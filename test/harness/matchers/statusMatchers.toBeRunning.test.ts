import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('a run in flight and the state in which it is', async () => {
  order.mock('Charge').answers(() => new Promise(() => undefined));
  const started = await order.start({});
  const run = await started.until('Charge');
  expect(run).toBeRunning();
  expect(run.state('Charge')).toBeRunning();
  expect(run.state('Ship')).not.toBeRunning();
  expect(failureOf(() => expect(run).not.toBeRunning())).toMatchInlineSnapshot(`
    "expected the execution not to be running, but it is RUNNING

    RUNNING
    └─ Charge  Task  +0s  still open"
  `);
});

test('a run that has ended', async () => {
  order.mock('Charge').throws('No');
  const run = await order.run({});
  expect(failureOf(() => expect(run).toBeRunning())).toMatchInlineSnapshot(`
    "expected the execution to be running, but it is FAILED

    FAILED after 0s: No
    └─ Charge  Task  +0s  failed: No

    failed in state 'Charge' at /States/Charge"
  `);
});
