import { failureOf } from '../support/failureOf';
import { messagesDefinition } from '../support/messagesMachine';
import { orderMachine } from '../support/orderMachine';

const { sfn } = orderMachine();
const machine = sfn.stateMachine(messagesDefinition);

test('events put to buses', async () => {
  const run = await machine.run({ orderId: 1 });
  expect(run).toHavePutEvent('default', { orderId: 1 }, { source: 'shop', detailType: 'Shipped' });
  expect(run).toHavePutEvent('billing', { total: 1 });
  expect(sfn.outbox).toHavePutEvent('billing', { total: 1 }, { detailType: 'Billed' });
  expect(failureOf(() => expect(run).toHavePutEvent('billing', { total: 1 }, { detailType: 'Shipped' })))
    .toMatchInlineSnapshot(`
    "expected the execution to have put an event to event bus 'billing'

    - Expected
    + Received

      Object {
        "body": Object {
          "total": 1,
        },
    -   "detailType": "Shipped",
    +   "detailType": "Billed",
      }

    SUCCEEDED after 0s
    ├─ Queue  Task  +0s
    ├─ Topic  Task  +0s
    └─ Bus    Task  +0s"
  `);
  expect(failureOf(() => expect(run).not.toHavePutEvent('default'))).toMatchInlineSnapshot(`
    "expected the execution not to have put an event to event bus 'default'
    but that was done once
      to 'default' by 'Bus': {"orderId":1}

    SUCCEEDED after 0s
    ├─ Queue  Task  +0s
    ├─ Topic  Task  +0s
    └─ Bus    Task  +0s"
  `);
});
