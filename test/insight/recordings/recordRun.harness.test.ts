import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { orderMachine } from '../../harness/support/orderMachine';

const { order } = orderMachine();

test('writes a run into a file, and creates its folders', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'record-run-'));
  const file = path.join(folder, 'a', 'b', 'run.json');
  order.mock('Charge').returns({ id: 'c-1' });
  order.mock('Ship').returns({ Payload: {} });
  const run = await order.run({ total: 1 });
  await run.record(file);
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({
    stepmill: 'recording',
    version: 1,
    execution: { description: { executionArn: run.executionArn, status: 'SUCCEEDED', input: '{"total":1}' } },
  });
  await expect(run.record('')).rejects.toThrow('run.record() takes the path of a file');
  fs.rmSync(folder, { recursive: true });
});

test('reports a file that cannot be written, with the reason', async () => {
  order.mock('Charge').returns({ id: 'c-1' });
  order.mock('Ship').returns({ Payload: {} });
  const run = await order.run({ total: 1 });
  const file = path.join(__filename, 'x.json');
  await expect(run.record(file)).rejects.toThrow(`run.record() cannot write ${file}: `);
});
