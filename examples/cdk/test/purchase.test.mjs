import { expect, test } from 'vitest';
import { stepmill } from 'stepmill/vitest';

const sfn = stepmill();
const purchase = sfn.stateMachine('cdk.out', 'Purchase');

test('orders where it is cheapest, although that supplier has to be asked twice', async () => {
  const run = await purchase.run({ part: 'gear', suppliers: ['north', 'south', 'east'] });
  expect(run).toHaveSucceeded();
  expect(run).toHaveOutput({ supplier: 'south', part: 'gear', price: 9 });
  expect(run).toHaveTaken('1h');
  expect(run).toHaveTakenPath([
    { AskAll: [['AskSupplier'], ['AskSupplier'], ['AskSupplier', 'NoQuote']] },
    'ChooseBest',
    'IsAffordable',
    'Order',
  ]);
  expect(run.task('Order')).toHaveBeenCalledTimes(1);
});

test('nobody sells it', async () => {
  purchase.mock('AskSupplier').throws('Supplier.Closed');
  const run = await purchase.run({ part: 'gear', suppliers: ['north', 'west'] });
  expect(run).toHaveFailedWith('Purchase.NobodySells', 'No supplier has it.');
});
