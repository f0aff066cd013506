const { measure } = require('./measure.cjs');
const { stepmill } = require('stepmill/jest');
const { cases, definition } = require('./order.cjs');

measure();

const sfn = stepmill();
const order = sfn.stateMachine(definition, { name: 'Order' });

test.each(cases)('$title', async ({ input, busy, declined, output }) => {
  order.mock('Price').answers(({ sku }) => ({ sku, price: 1 }));
  if (busy > 0) order.mock('Charge').throws('Payment.Busy').times(busy).returns(output.charge);
  else if (declined) order.mock('Charge').throws('Payment.Declined');
  else order.mock('Charge').returns(output.charge);
  order.mock('Pack').returns(output.fulfilment[0]);
  order.mock('Notify').returns(output.fulfilment[1]);
  const run = await order.run(input);
  if (declined) expect(run).toHaveFailedWith('Order.Refused');
  else expect(run).toHaveOutput(output);
  expect(run.task('Charge')).toHaveBeenCalledTimes(busy + 1);
});
