import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

test('scripts that were used up, and such that were not', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
  await order.run({});
  expect(sfn).toHaveUsedAllMocks();
  expect(failureOf(() => expect(sfn).not.toHaveUsedAllMocks())).toMatchInlineSnapshot(
    `"expected the test not to have used all its mocks"`,
  );
});

test('scripts that were not asked, or not for all their answers', async () => {
  order.mock('Charge').throws('Card.Declined').times(2);
  order.mock('Refund').returns({});
  sfn.mock.lambda('ship').when({ total: 1 }).returns({});
  await order.run({});
  expect(sfn).not.toHaveUsedAllMocks();
  expect(failureOf(() => expect(sfn).toHaveUsedAllMocks())).toMatchInlineSnapshot(`
    "expected the test to have used all its mocks
      mock of Lambda function 'ship', input like {"total":1}: never used
      mock of state 'Refund', state machine 'Order': never used
      mock of state 'Charge', state machine 'Order': left over: throws 'Card.Declined' (1 of 2 given)"
  `);
  expect(failureOf(() => expect(order).toHaveUsedAllMocks())).toMatchInlineSnapshot(`
    "toHaveUsedAllMocks looks at a harness. It was given a value of type StateMachineUnderTest.
    Write: expect(sfn).toHaveUsedAllMocks()"
  `);
});

test('a script that a later, more general one hides is named with it', async () => {
  order.mock('Charge').returns({});
  sfn.mock.lambda('ship').when({ total: 1 }).returns({ parcel: 1 });
  order.mock('Ship').returns({ Payload: 1 });
  await order.run({ total: 1 });
  expect(failureOf(() => expect(sfn).toHaveUsedAllMocks())).toMatchInlineSnapshot(`
    "expected the test to have used all its mocks
      mock of Lambda function 'ship', input like {"total":1}: never used: its call was answered by the mock of state 'Ship', state machine 'Order', which comes before it"
  `);
});
