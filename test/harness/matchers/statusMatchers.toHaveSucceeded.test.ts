import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { order } = orderMachine();

test('a run, and a state, that went well', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 'shipped' });
  const run = await order.run({ total: 1, express: true });
  expect(run).toHaveSucceeded();
  expect(run.state('Ship')).toHaveSucceeded();
  expect(failureOf(() => expect(run).not.toHaveSucceeded())).toMatchInlineSnapshot(`
    "expected the execution not to have succeeded, but it is SUCCEEDED

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
});

test('a run that failed shows where and why', async () => {
  order.mock('Charge').throws('Card.Declined', 'no money');
  const run = await order.run({ total: 1 });
  expect(run).not.toHaveSucceeded();
  expect(failureOf(() => expect(run).toHaveSucceeded())).toMatchInlineSnapshot(`
    "expected the execution to have succeeded, but it is FAILED

    FAILED after 0s: Card.Declined — no money
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
  expect(failureOf(() => expect(run.state('Charge')).toHaveSucceeded())).toMatchInlineSnapshot(`
    "expected state 'Charge' to have succeeded, but it failed

    FAILED after 0s: Card.Declined — no money
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
  expect(failureOf(() => expect(run.state('Ship')).toHaveSucceeded())).toMatchInlineSnapshot(`
    "expected state 'Ship' to have succeeded, but it was not entered

    FAILED after 0s: Card.Declined — no money
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge"
  `);
});

test('rejects anything but a run, with the line to write', () => {
  expect(failureOf(() => expect(order.run({})).toHaveSucceeded())).toMatchInlineSnapshot(`
    "toHaveSucceeded looks at a run or at one of its states. It was given a promise: did you forget an await?
    Write: expect(await machine.run(input)).toHaveSucceeded(…) or expect(run.state('Name')).toHaveSucceeded(…)"
  `);
  expect(failureOf(() => expect('Ship').toHaveSucceeded())).toMatchInlineSnapshot(`
    "toHaveSucceeded looks at a run or at one of its states. It was given the string 'Ship'.
    Write: expect(await machine.run(input)).toHaveSucceeded(…) or expect(run.state('Name')).toHaveSucceeded(…)"
  `);
});
