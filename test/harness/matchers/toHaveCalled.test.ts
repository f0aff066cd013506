import { CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import { Stepmill } from '../../../src/harness/Stepmill';
import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

async function shipped() {
  order.mock('Charge').returns({ id: 'c-1' });
  order.mock('Ship').throws('Shipping.Down').times(1).returns({ Payload: 1 });
  return order.run({ total: 1 });
}

test('services, functions, states: of a run, of all runs, of some calls', async () => {
  const run = await shipped();
  const event = { total: 1, charge: { id: 'c-1' } };
  expect(run).toHaveCalled('lambda');
  expect(run).toHaveCalled('lambda:invoke', { FunctionName: 'ship', Payload: event });
  expect(run).toHaveCalled({ function: 'ship' }, event);
  expect(run).toHaveCalled({ function: 'ship' }, event, { times: 2 });
  expect(run).toHaveCalled({ function: 'charge' }, expect.anything(), { times: 1 });
  expect(run).toHaveCalled({ state: 'Ship' }, { FunctionName: 'ship', Payload: expect.anything() });
  expect(run).toHaveCalled({ resource: 'arn:aws:states:::lambda:invoke' });
  expect(sfn).toHaveCalled({ function: 'ship' }, event, { times: 2 });
  expect(sfn.calls.ofState('Ship')).toHaveCalled('lambda:invoke', undefined, { times: 2 });
  expect(run.calls.answeredBy('unknown')).toHaveCalled({ function: 'charge' });
  expect(run).not.toHaveCalled('dynamodb');
  expect(run).not.toHaveCalled({ function: 'ship' }, {});
  expect(run).not.toHaveCalled({ function: 'ship' }, event, { times: 1 });
});

test('what was not called, or not so', async () => {
  const run = await shipped();
  expect(failureOf(() => expect(run).toHaveCalled('dynamodb:putItem', { TableName: 'Orders' }))).toMatchInlineSnapshot(`
    "expected the execution to have called 'dynamodb:putItem' with
      {"TableName": "Orders"}
    but it was not called
    The calls that were made:
      function charge by 'Charge': {"total":1}
      lambda:invoke ship by 'Ship': {"FunctionName":"ship","Payload":{"total":1,"charge":{"id":"c-1"}}}
      lambda:invoke ship by 'Ship': {"FunctionName":"ship","Payload":{"total":1,"charge":{"id":"c-1"}}}

    SUCCEEDED after 1s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (2 attempts, waited 1s)"
  `);
  expect(failureOf(() => expect(run).toHaveCalled({ function: 'charge' }, { total: 2 }))).toMatchInlineSnapshot(`
    "expected the execution to have called Lambda function 'charge' with

    - Expected
    + Received

      Object {
    -   "total": 2,
    +   "total": 1,
      }

    SUCCEEDED after 1s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (2 attempts, waited 1s)"
  `);
  expect(failureOf(() => expect(run).toHaveCalled({ function: 'ship' }, { total: 2 }))).toMatchInlineSnapshot(`
    "expected the execution to have called Lambda function 'ship' with
      {"total": 2}
    but it was called twice, 0 of them as expected
      1. {"charge": {"id": "c-1"}, "total": 1}
      2. {"charge": {"id": "c-1"}, "total": 1}

    SUCCEEDED after 1s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (2 attempts, waited 1s)"
  `);
  expect(failureOf(() => expect(run).toHaveCalled({ function: 'ship' }, undefined, { times: 3 })))
    .toMatchInlineSnapshot(`
    "expected the execution to have called Lambda function 'ship' 3 times
    but it was called twice
      1. {"charge": {"id": "c-1"}, "total": 1}
      2. {"charge": {"id": "c-1"}, "total": 1}

    SUCCEEDED after 1s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s  (2 attempts, waited 1s)"
  `);
  expect(failureOf(() => expect(sfn).not.toHaveCalled({ function: 'charge' }))).toMatchInlineSnapshot(`
    "expected the workflows not to have called Lambda function 'charge'
    but it was called once
      1. {"total": 1}"
  `);
});

test('no calls at all, and who cannot be called', async () => {
  expect(failureOf(() => expect(sfn).toHaveCalled('sqs'))).toMatchInlineSnapshot(`
    "expected the workflows to have called 'sqs'
    but it was not called
    The calls that were made:
      (no call was made)"
  `);
  expect(failureOf(() => expect(sfn).toHaveCalled('not a service'))).toMatchInlineSnapshot(
    `"'not a service' names no service call. Write a service and an action as in a Resource: 'dynamodb:getItem', 'aws-sdk:s3:getObject', 'sqs:sendMessage.waitForTaskToken', or the service alone: 'sqs'."`,
  );
  // @ts-expect-error -- there is no such kind
  expect(failureOf(() => expect(sfn).toHaveCalled({ lambda: 'charge' }))).toMatchInlineSnapshot(
    `"{"lambda":"charge"} names nothing to call. Write a service and action ('dynamodb:putItem'), or one of function, stateMachine, activity, queue, topic, eventBus, state, resource: { function: 'charge' }."`,
  );
  expect(failureOf(() => expect(order).toHaveCalled('sqs'))).toMatchInlineSnapshot(`
    "toHaveCalled looks at the calls of a run, or at all calls. It was given a value of type StateMachineUnderTest.
    Write: expect(await machine.run(input)).toHaveCalled(…) or expect(sfn).toHaveCalled(…)"
  `);
});

describe('a misspelt name does not make a negated expectation hold', () => {
  test.each<[Parameters<ReturnType<typeof expect>['toHaveCalled']>[0], string]>([
    ['dynamodb:putItme', "'dynamodb' has no action 'putItme'. Did you mean 'putItem'?"],
    ['aws-sdk:sfn:startExecutoin', "'sfn' has no action 'startExecutoin'. Did you mean 'startExecution'?"],
    ['sqs:sendMesage.waitForTaskToken', "'sqs' has no action 'sendMesage'. Did you mean 'sendMessage'?"],
    [
      'refund',
      "No service 'refund' is known. A function is { function: 'refund' }, a state { state: 'refund' }. " +
        "For a newer service: 'aws-sdk:refund'.",
    ],
    [{ function: 'shp' }, "Nothing calls a Lambda function 'shp'. Did you mean 'ship'? (If not, write its ARN.)"],
    [
      { function: 'refnud' },
      "Nothing calls a Lambda function 'refnud'. Did you mean 'refund'? (If not, write its ARN.)",
    ],
  ])('%j', async (callee, message) => {
    const run = await shipped();
    expect(failureOf(() => expect(run).not.toHaveCalled(callee))).toBe(message);
    expect(failureOf(() => expect(sfn).not.toHaveCalled(callee))).toBe(message);
  });

  test('names of others, an ARN, and what is newer than the list hold', async () => {
    const run = await shipped();
    expect(run).not.toHaveCalled({ function: 'refund' });
    expect(run).not.toHaveCalled({ function: 'invoice' });
    expect(run).not.toHaveCalled({ function: 'ship2' });
    expect(run).not.toHaveCalled({ function: 'arn:aws:lambda:us-east-1:123456789012:function:shp' });
    expect(run).not.toHaveCalled('dynamodb:doSomethingNew');
    expect(run).not.toHaveCalled({ queue: 'shp' });
  });
});

test('states of a machine that the code under test has made are known', async () => {
  const sfn = new Stepmill();
  await sfn.stateMachine({ StartAt: 'Send', States: { Send: { Type: 'Pass', End: true } } }).run({});
  const definition = JSON.stringify({ StartAt: 'Sent', States: { Sent: { Type: 'Succeed' } } });
  await sfn
    .client()
    .send(new CreateStateMachineCommand({ name: 'Other', roleArn: 'arn:aws:iam::123456789012:role/r', definition }));
  expect(sfn).not.toHaveCalled({ state: 'Sent' });
  expect(sfn.calls).not.toHaveCalled({ state: 'Sent' });
  expect(sfn.calls.ofState('Sent').count).toBe(0);
  expect(sfn.calls.inStateMachine('Other').count).toBe(0);
  expect(failureOf(() => sfn.calls.inStateMachine('Othre'))).toBe(
    "There is no state machine 'Othre'. Did you mean 'Other'?",
  );
  expect(failureOf(() => expect(sfn).not.toHaveCalled({ state: 'Snet' }))).toBe(
    "The test has no state 'Snet'. Its states: Send, Sent.",
  );
  await sfn.close();
});

test('a callee has one name: the second would not be looked at', async () => {
  const run = await shipped();
  const both = { function: 'ship', state: 'Charge' } as never;
  const why =
    'A callee has one name, but {"function":"ship","state":"Charge"} has 2. Write one of them: { function: \'charge\' }. ' +
    "For both at once: expect(run.calls.ofState('Charge').ofFunction('charge').count).toBe(1).";
  expect(failureOf(() => expect(run).toHaveCalled(both))).toBe(why);
  expect(failureOf(() => expect(run).toHaveCalledInOrder([both]))).toBe(why);
  expect(() => run.calls.ofState('Charge').ofFunction('ship').count).not.toThrow();
  const one = { state: undefined, function: 'ship' } as never;
  expect(run).toHaveCalled(one);
  expect(run).toHaveCalledInOrder([one]);
});
