import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('toHaveDuration is the same', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
  expect(await order.run({ total: 200 })).toHaveDuration('1h');
});

test('the time that a run and a state took on their own clock', async () => {
  order.mock('Charge').returns({}).after('500ms');
  order.mock('Ship').throws('Shipping.Down').times(2).returns({ Payload: 1 });
  const run = await order.run({ total: 200 });
  expect(run).toHaveTaken('1h 3.5s');
  expect(run).toHaveTaken(3603.5);
  expect(run).toHaveTaken({ atLeast: '1h', atMost: '2h' });
  expect(run.state('Ship')).toHaveTaken('3s');
  expect(run.state('Charge')).toHaveTaken({ atMost: 1 });
  expect(run).not.toHaveTaken('1h');
  expect(failureOf(() => expect(run).toHaveTaken('1h'))).toMatchInlineSnapshot(`
    "expected the execution to have taken 1h, but it took 1h 3.5s

    SUCCEEDED after 1h 3.5s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +500ms
    ├─ Audit    Wait  +500ms
    └─ Ship     Task  +1h 0.5s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(run.state('Ship')).toHaveTaken({ atLeast: '1m', atMost: '2m' })))
    .toMatchInlineSnapshot(`
    "expected state 'Ship' to have taken at least 1m and at most 2m, but it took 3s

    SUCCEEDED after 1h 3.5s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +500ms
    ├─ Audit    Wait  +500ms
    └─ Ship     Task  +1h 0.5s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(run.state('Refund')).toHaveTaken(0))).toMatchInlineSnapshot(`
    "expected state 'Refund' to have taken 0s, but it was not entered

    SUCCEEDED after 1h 3.5s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +500ms
    ├─ Audit    Wait  +500ms
    └─ Ship     Task  +1h 0.5s  (3 attempts, waited 1s, 2s)"
  `);
  expect(failureOf(() => expect(run).not.toHaveTaken({ atMost: '2h' }))).toMatchInlineSnapshot(`
    "expected the execution not to have taken at most 2h, but it took 1h 3.5s

    SUCCEEDED after 1h 3.5s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +500ms
    ├─ Audit    Wait  +500ms
    └─ Ship     Task  +1h 0.5s  (3 attempts, waited 1s, 2s)"
  `);
});

test('what is not a time', async () => {
  order.mock('Charge').throws('No');
  const run = await order.run({});
  expect(failureOf(() => expect(run).toHaveTaken('soon'))).toMatchInlineSnapshot(
    `"The time of toHaveTaken(…) must be seconds (2) or a string with a unit ('2s', '500ms', '3m', '1h', '30d'), not "soon"."`,
  );
  expect(failureOf(() => expect(run).toHaveTaken({}))).toMatchInlineSnapshot(
    `"toHaveTaken takes a time ('7s', 7) or its bounds: { atLeast: '5s', atMost: '10s' }."`,
  );
});
