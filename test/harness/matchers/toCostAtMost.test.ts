import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

test('six transitions at the price of us-east-1', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down').times(2).returns({ Payload: 1 });
  const run = await order.run({});
  expect(run.cost).toEqual({ type: 'STANDARD', region: 'us-east-1', transitions: 6, dollars: 6 * 0.000025 });
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

describe('the prices are those of the region', () => {
  const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

  test('of Standard executions', async () => {
    const run = await sfn.fresh({ region: 'sa-east-1' }).stateMachine(pass).run({});
    expect(run.cost).toEqual({ type: 'STANDARD', region: 'sa-east-1', transitions: 2, dollars: 2 * 0.0000375 });
    expect(failureOf(() => expect(run).toCostAtMost(0.00005))).toContain(
      'expected the execution to cost at most $0.00005, and it costs $0.000075 in sa-east-1 (STANDARD: 2 transitions at $0.0000375)',
    );
  });

  test.each([
    ['STANDARD', 'xx-mars-1', "The price of a state transition in 'xx-mars-1' is not known here. Known: us-east-1, "],
    ['EXPRESS', 'eu-west-1', "The price of an Express execution in 'eu-west-1' is not known here. Known: us-east-1."],
  ] as const)('of %s executions in %s they are not known', async (type, region, message) => {
    const run = await sfn.fresh({ region }).stateMachine(pass, { type }).run({});
    expect(failureOf(() => expect(run).toCostAtMost(1))).toContain(message);
    expect(failureOf(() => expect(run).not.toCostAtMost(1))).toContain(message);
    expect(() => run.cost).toThrow(message);
  });
});
