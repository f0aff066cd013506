import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

test('calls in order, with others between them', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down');
  order.mock('Refund').returns({});
  const run = await order.run({ total: 1 });
  expect(run).toHaveCalledInOrder([{ function: 'charge' }, { state: 'Refund' }]);
  expect(sfn).toHaveCalledInOrder([[{ function: 'charge' }, { total: 1 }], 'lambda:invoke']);
  expect(run).not.toHaveCalledInOrder([{ function: 'refund' }, { function: 'ship' }]);
  expect(failureOf(() => expect(run).toHaveCalledInOrder([{ function: 'refund' }, [{ function: 'ship' }, { a: 1 }]])))
    .toMatchInlineSnapshot(`
    "expected the execution to have called in this order
      Lambda function 'refund'
      Lambda function 'ship' with {"a": 1}  ← not called here
    The calls that were made:
      function charge by 'Charge': {"total":1}
      lambda:invoke ship by 'Ship': {"FunctionName":"ship","Payload":{"total":1,"charge":{}}}
      lambda:invoke ship by 'Ship': {"FunctionName":"ship","Payload":{"total":1,"charge":{}}}
      lambda:invoke ship by 'Ship': {"FunctionName":"ship","Payload":{"total":1,"charge":{}}}
      function refund by 'Refund': {"total":1,"charge":{},"why":{"Error":"Shipping.Down","Cause":""}}

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Ship     Task  +0s  caught Shipping.Down (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +3s

    last error: Shipping.Down
      in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run).not.toHaveCalledInOrder([{ function: 'charge' }]))).toMatchInlineSnapshot(`
    "expected the execution not to have called in this order
      Lambda function 'charge'
    The calls that were made:
      function charge by 'Charge': {"total":1}
      lambda:invoke ship by 'Ship': {"FunctionName":"ship","Payload":{"total":1,"charge":{}}}
      lambda:invoke ship by 'Ship': {"FunctionName":"ship","Payload":{"total":1,"charge":{}}}
      lambda:invoke ship by 'Ship': {"FunctionName":"ship","Payload":{"total":1,"charge":{}}}
      function refund by 'Refund': {"total":1,"charge":{},"why":{"Error":"Shipping.Down","Cause":""}}

    SUCCEEDED after 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Ship     Task  +0s  caught Shipping.Down (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +3s

    last error: Shipping.Down
      in state 'Ship' at /States/Ship"
  `);
  // @ts-expect-error -- what is sent is missing
  expect(failureOf(() => expect(run).toHaveCalledInOrder([['sqs']]))).toMatchInlineSnapshot(
    `"A call of toHaveCalledInOrder([…]) is a callee, or [callee, sent]."`,
  );
});
