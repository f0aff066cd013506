import type { Items } from '../../../../src/contract/mapRun';
import { LimitedItems } from '../../../../src/tasks/items/readers/LimitedItems';

function items(count: number | undefined): Items {
  let at = 0;
  return {
    source: 's3://b/k',
    count,
    next: (max) => ({ values: Array.from({ length: max }, () => at++) }),
  };
}

const asIs = (error: unknown): unknown => error;

test('gives this many items, and says that there are no more', () => {
  const limited = new LimitedItems(items(undefined), 3, asIs);
  expect([limited.count, limited.next(2), limited.next(2), limited.next(2)]).toEqual([
    undefined,
    { values: [0, 1] },
    { values: [2] },
    undefined,
  ]);
});

test('counts only the items it gives, also when it has given some', () => {
  const limited = new LimitedItems(items(5), 4, asIs);
  expect(limited.count).toBe(4);
  limited.next(2);
  expect([limited.count, new LimitedItems(items(2), 4, asIs).count]).toEqual([4, 2]);
});
