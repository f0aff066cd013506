import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import { importData } from '../../../../src/emulator/service/data/exportData';

// What a version has written whose records had the form 2: `support/form2.jsonl`, by its `stepmill data export`. Beside it
// stands what that version answered.

const support = path.join(__dirname, 'support');
const lines = fs.readFileSync(path.join(support, 'form2.jsonl'), 'utf8').split('\n');
const expected = JSON.parse(fs.readFileSync(path.join(support, 'form2.expected.json'), 'utf8')) as Record<
  string,
  { readonly description: object; readonly events: readonly object[] }
>;

let folder: string;

beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-form2-')), 'data');
  importData(folder, lines);
  const manifest = path.join(folder, 'folder.json');
  fs.writeFileSync(manifest, fs.readFileSync(manifest, 'utf8').replace('"format":3', '"format":2'));
});

afterEach(() => {
  fs.rmSync(path.dirname(folder), { recursive: true });
});

function start(): Service {
  const handlers = { work: ({ n }: { n: number }) => ({ done: n }) };
  const service = createService({ time: 'manual', startTime: '2030-01-01T00:00:00Z', data: { folder }, handlers });
  service.goOn();
  return service;
}

function look(service: Service): unknown {
  const found = Object.keys(expected).map((executionArn) => {
    const description = service.call('DescribeExecution', { executionArn });
    const { events } = service.call('GetExecutionHistory', { executionArn }) as { events: readonly object[] };
    return [executionArn, { description, events }] as const;
  });
  return JSON.parse(JSON.stringify(Object.fromEntries(found)));
}

test('reads a folder of the earlier format, continues, and writes the new format from then on', async () => {
  const service = start();
  expect(look(service)).toEqual(expected);
  const [, bad, waits] = Object.keys(expected);
  service.call('RedriveExecution', { executionArn: bad });
  service.advance(60_000);
  await service.quiet();
  expect(service.call('DescribeExecution', { executionArn: waits })).toMatchObject({ status: 'SUCCEEDED' });
  expect(service.call('DescribeExecution', { executionArn: bad })).toMatchObject({
    status: 'SUCCEEDED',
    redriveCount: 2,
  });
  const after = look(service);
  service.abandon();
  expect(JSON.parse(fs.readFileSync(path.join(folder, 'folder.json'), 'utf8'))).toMatchObject({ format: 3 });
  const again = start();
  expect(look(again)).toEqual(after);
  again.close();
});
