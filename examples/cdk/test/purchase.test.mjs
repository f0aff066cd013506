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
  expect(run.state('NoQuote')).toHaveOutput({ price: null });
  expect(run.task('Order')).toHaveBeenCalledTimes(1);
});

test('asks a third time where a supplier sleeps long, and when Lambda itself fails', async () => {
  purchase.mock('AskSupplier').throws('Supplier.Asleep').times(2).returns({ supplier: 'south', price: 9 });
  purchase.mock('ChooseBest').throws('Lambda.SdkClientException').times(2).returns({ supplier: 'south', price: 9 });
  const run = await purchase.run({ part: 'gear', suppliers: ['south'] });
  expect(run.state('AskSupplier')).toHaveRetried(2, { delays: ['1h', '1h'] });
  expect(run.state('ChooseBest')).toHaveRetried(2, { delays: ['2s', '4s'] });
  expect(run).toHaveOutput({ supplier: 'south', price: 9 });
});

test('asks a supplier again when Lambda itself fails', async () => {
  purchase.mock('AskSupplier').throws('Lambda.ServiceException').times(2).returns({ supplier: 'south', price: 9 });
  const run = await purchase.run({ part: 'gear', suppliers: ['south'] });
  expect(run.state('AskSupplier')).toHaveRetried(2, { delays: ['2s', '4s'] });
});

test('nobody sells it', async () => {
  purchase.mock('AskSupplier').throws('Supplier.Closed');
  const run = await purchase.run({ part: 'gear', suppliers: ['north', 'west'] });
  expect(run).toHaveFailedWith('Purchase.NobodySells', 'No supplier has it.');
});
