import { orderMachine } from './support/orderMachine';

const { order } = orderMachine();

test('begins at a state with its input, and ends after another', async () => {
  order.mock('Ship').returns({ Payload: { parcel: 'p-1' } });
  const run = await order.run({ total: 3 }, { from: 'IsLarge', variables: { chargeId: 'c-1' } });
  expect(run).toHaveTakenPath(['IsLarge', 'Ship']);
  console.log(String(run), run.history, run.output);
});
