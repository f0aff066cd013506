const path = require('node:path');
const { stepmill } = require('stepmill/jest');

const sfn = stepmill();
const order = sfn.stateMachine(path.join(__dirname, 'order.asl.json'));

const input = { orderId: 'o-17' };
const checked = {
  orderId: 'o-17',
  delivery: 'standard',
  card: '4242',
  address: '1 Mill Lane',
  total: 68,
  lines: [{ sku: 'sieve' }, { sku: 'apron' }],
};

beforeEach(() => {
  order.mock('ValidateOrder').returns({ Payload: checked });
  order.mock('Charge').returns({ Payload: { chargeId: 'c-1', amount: 66 } });
  order.mock('ReserveLine').returns({ Payload: { shelf: 'B-4' } });
  order.mock('Ship').returns({ Payload: { parcel: 'p-1' } });
  order.mock('TellCustomer').returns({ MessageId: 'm-1' });
  order.mock('Refund').returns({ Payload: { refundId: 'r-1' } });
});

test('is charged, reserved, shipped in the evening, and told', async () => {
  const run = await order.run(input);
  expect(run).toHaveOutput({ orderId: 'o-17', status: 'SHIPPED', paid: 66, parcel: 'p-1' });
  expect(run).toHaveTakenPath([
    'ValidateOrder',
    'Prepare',
    'IsExpress',
    'WaitForTruck',
    'Ship',
    'TellCustomer',
    'OrderShipped',
  ]);
  expect(run).toHaveTaken('8h');
});

test('each function gets what it needs', async () => {
  const run = await order.run(input);
  expect(run).toHaveCalled({ function: 'validate-order' }, input, { times: 1 });
  expect(run).toHaveCalled({ function: 'charge' }, { orderId: 'o-17', card: '4242', amount: 68 }, { times: 1 });
  expect(run).toHaveCalled({ function: 'reserve-stock' }, { sku: 'sieve' });
  expect(run).toHaveCalled({ function: 'reserve-stock' }, { sku: 'apron' });
  const stock = [{ shelf: 'B-4' }, { shelf: 'B-4' }];
  expect(run).toHaveCalled({ function: 'ship' }, { orderId: 'o-17', address: '1 Mill Lane', stock }, { times: 1 });
  expect(run.task('TellCustomer')).toHaveBeenCalledWith({
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders',
    Message: { orderId: 'o-17', parcel: 'p-1' },
  });
});

test('an express order does not wait for the truck', async () => {
  order.mock('ValidateOrder').returns({ Payload: { ...checked, delivery: 'express' } });
  const run = await order.run(input);
  expect(run).toHaveTakenPath(['ValidateOrder', 'Prepare', 'IsExpress', 'Ship', 'TellCustomer', 'OrderShipped']);
  expect(run).toHaveTaken('0s');
});

test('an order that makes no sense is rejected before anything is charged', async () => {
  order.mock('ValidateOrder').throws('Order.Invalid');
  const run = await order.run(input);
  expect(run).toHaveFailedWith('Order.Rejected', 'The order cannot be taken as it is.');
  expect(run).toHaveTakenPath(['ValidateOrder', 'OrderRejected']);
});

test('a check that breaks down is not a verdict on the order', async () => {
  order.mock('ValidateOrder').throws('Check.Broken');
  expect(await order.run(input)).toHaveFailedWith('Check.Broken');
});

test('a declined card is rejected, and nothing is paid back', async () => {
  order.mock('Charge').throws('Card.Declined');
  const run = await order.run(input);
  expect(run).toHaveFailedWith('Order.Rejected');
  expect(run).toHaveTakenPath(['ValidateOrder', 'Prepare', 'OrderRejected']);
  expect(run.state('Charge')).toHaveRetried(0);
  // Whoever looks at the execution sees the order, and why.
  expect(run.state('OrderRejected').input).toMatchObject({ orderId: 'o-17', problem: { Error: 'Card.Declined' } });
});

test('a busy gateway is asked three times more, after 2, 4 and 8 seconds', async () => {
  order
    .mock('Charge')
    .throws('PaymentGateway.Busy')
    .times(3)
    .returns({ Payload: { amount: 66 } });
  const run = await order.run(input);
  expect(run).toHaveOutput(expect.objectContaining({ status: 'SHIPPED' }));
  expect(run.state('Charge')).toHaveRetried(3, { delays: ['2s', '4s', '8s'] });
});

test('a gateway that stays busy ends in a refund', async () => {
  order.mock('Charge').throws('PaymentGateway.Busy');
  const run = await order.run(input);
  expect(run.state('Charge')).toHaveRetried(3);
  expect(run).toHaveTakenPath(['ValidateOrder', 'Prepare', 'Refund']);
});

test('what is not in stock is paid back', async () => {
  order.mock('ReserveLine').throws('Stock.Missing');
  const run = await order.run(input);
  expect(run).toHaveOutput({ refundId: 'r-1' });
  expect(run).toHaveCalled({ function: 'refund' }, { orderId: 'o-17', amount: 68, reason: 'Stock.Missing' });
});

test('a carrier that is down is asked again after 1, 2 and 4 minutes', async () => {
  order
    .mock('Ship')
    .throws('Carrier.Down')
    .times(3)
    .returns({ Payload: { parcel: 'p-2' } });
  const run = await order.run(input);
  expect(run).toHaveOutput(expect.objectContaining({ parcel: 'p-2' }));
  expect(run.state('Ship')).toHaveRetried(3, { delays: ['1m', '2m', '4m'] });
});

test('a carrier that stays down, and one that refuses: paid back', async () => {
  order.mock('Ship').throws('Carrier.Down');
  const down = await order.run(input);
  expect(down.state('Ship')).toHaveRetried(3);
  expect(down).toHaveCalled({ function: 'refund' }, { orderId: 'o-17', amount: 68, reason: 'Carrier.Down' });
  order.mock('Ship').throws('Carrier.Refuses');
  const refused = await order.run(input);
  expect(refused.state('Ship')).toHaveRetried(0);
  expect(refused).toHaveTakenPath(['ValidateOrder', 'Prepare', 'IsExpress', 'WaitForTruck', 'Ship', 'Refund']);
});
