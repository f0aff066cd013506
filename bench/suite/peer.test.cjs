const { measure } = require('./measure.cjs');
const { StateMachine } = require('aws-local-stepfunctions');
const { cases, definition } = require('./order.cjs');

measure();

const order = new StateMachine(definition, { validationOptions: { checkPaths: false, checkArn: false } });

test.each(cases)('$title', async ({ input, busy, declined, output }) => {
  const named = (name) => Object.assign(new Error(name), { name });
  const charge = jest.fn(async () => {
    if (declined) throw named('Payment.Declined');
    if (charge.mock.calls.length <= busy) throw named('Payment.Busy');
    return output.charge;
  });
  const { result } = order.run(input, {
    overrides: {
      taskResourceLocalHandlers: {
        Price: async ({ sku }) => ({ sku, price: 1 }),
        Charge: charge,
        Pack: async () => output.fulfilment[0],
        Notify: async () => output.fulfilment[1],
      },
      waitTimeOverrides: { Review: 0, Settle: 0 },
      retryIntervalOverrides: { Charge: [0] },
    },
  });
  if (declined) await expect(result).rejects.toThrow('Fail state');
  else expect(await result).toEqual(output);
  expect(charge).toHaveBeenCalledTimes(busy + 1);
});
