import { FunctionLogs } from '../../../../src/tasks/integrations/lambda/FunctionLogs';

const line = (text: string) => ({ functionName: 'f', stream: 'stdout' as const, text, atMs: 0 });

test('the last lines are kept, and how many went before', () => {
  const logs = new FunctionLogs();
  for (let n = 0; n < 10_001; n += 1) logs.add(line(String(n)));
  expect([logs.all[0], logs.all.at(-1), logs.all.length + logs.forgotten]).toEqual([
    line('5000'),
    line('10000'),
    10_001,
  ]);
  logs.clear();
  expect([logs.all, logs.forgotten]).toEqual([[], 0]);
});

test('no more is kept than a few megabytes, however long the lines are', () => {
  const logs = new FunctionLogs();
  for (let n = 0; n < 2_000; n += 1) logs.add(line('x'.repeat(16_384)));
  const characters = logs.all.reduce((sum, { text }) => sum + text.length, 0);
  expect(characters).toBeLessThanOrEqual(4_000_000);
  expect(logs.forgotten).toBeGreaterThan(0);
});
