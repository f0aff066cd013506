import { FunctionTable } from '../../../../src/tasks/integrations/lambda/FunctionTable';
import type { LocalFunction } from '../../../../src/tasks/integrations/lambda/LocalFunction';

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:charge';

/** A function that writes down how its runner is closed. */
function functionOf(name: string, closed: string[] = []): LocalFunction {
  const runner = { close: (when: string) => void closed.push(`${name} ${when}`) };
  return { name, runner } as unknown as LocalFunction;
}

test('finds a function by its name, its ARN and a qualified ARN', () => {
  const table = new FunctionTable(undefined);
  const charge = functionOf('charge');
  table.add(charge);
  expect(['charge', arn, `${arn}:1`, 'charge:live', 'ship'].map((name) => table.find(name))).toEqual([
    charge,
    charge,
    charge,
    charge,
    undefined,
  ]);
});

test('what was looked up is forgotten when a function is replaced or removed', () => {
  const closed: string[] = [];
  const table = new FunctionTable(undefined);
  table.add(functionOf('charge', closed));
  table.find(arn);
  const second = functionOf('charge', closed);
  table.add(second);
  expect([table.find(arn), closed]).toEqual([second, ['charge afterwards']]);
  table.remove(arn);
  expect([table.find(arn), table.names, closed]).toEqual([undefined, [], ['charge afterwards', 'charge afterwards']]);
});

test('keep restores the functions, and ends at once those that came later', () => {
  const closed: string[] = [];
  const table = new FunctionTable(undefined);
  const charge = functionOf('charge', closed);
  table.add(charge);
  const restore = table.keep();
  table.add(functionOf('ship', closed));
  table.remove('charge');
  restore();
  expect([table.find('charge'), table.names, closed]).toEqual([charge, ['charge'], ['charge afterwards', 'ship now']]);
});

test('keepOne restores one name, also to nothing', () => {
  const table = new FunctionTable(undefined);
  const charge = functionOf('charge');
  table.add(charge);
  const [restoreCharge, restoreShip] = [table.keepOne('charge'), table.keepOne('ship')];
  table.add(functionOf('charge'));
  table.add(functionOf('ship'));
  restoreCharge();
  restoreShip();
  expect([table.find('charge'), table.names]).toEqual([charge, ['charge']]);
});
