import { failureOf } from '../harness/support/failureOf';
import { orderMachine } from '../harness/support/orderMachine';

const { order } = orderMachine();

test('six transitions at the price of us-east-1', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down').times(2).returns({ Payload: 1 });
  const run = await order.run({});
  expect(run.cost).toEqual({ type: 'STANDARD', transitions: 6, dollars: 6 * 0.000025 });
  expect(run).toCostAtMost(0.00015);
  expect(failureOf(() => expect(run).toCostAtMost(0.0001))).toMatchInlineSnapshot(`
    "expected the execution to cost at most $0.0001, and it costs $0.00015 in us-east-1 (STANDARD: 6 transitions at $0.000025)

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(run).not.toCostAtMost(0.00015))).toContain(
    'expected the execution not to cost at most $0.00015',
  );
  for (const limit of ['1', NaN, -1, Infinity])
    expect(failureOf(() => expect(run).toCostAtMost(limit as never))).toContain(
      'toCostAtMost takes an amount of US dollars',
    );
});
