import fs from 'node:fs';
import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import { filesIn, newFolder, removeFolders } from '../integrations/objects/support';

afterAll(removeFolders);

const s3 = (action: string): string => `arn:aws:states:::s3:${action}`;
const rows = `${Array.from({ length: 3000 }, (_, i) => `{"i":${i},"text":"${'x'.repeat(100)}"}`).join('\n')}\n`;

function start(service: Service, bucket: string, wait?: object): string {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    StartAt: 'P',
    States: { P: wait ?? { Type: 'Pass', End: true } },
  };
  const ItemReader = {
    Resource: s3('getObject'),
    ReaderConfig: { InputType: 'JSONL' },
    Parameters: { Bucket: 'in', Key: 'rows.jsonl' },
  };
  const ResultWriter = { Resource: s3('putObject'), Parameters: { Bucket: bucket } };
  const M = { Type: 'Map', MaxConcurrency: 1000, ItemReader, ItemProcessor, ResultWriter, End: true };
  const definition = JSON.stringify({ StartAt: 'M', States: { M } });
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const { stateMachineArn } = service.call('CreateStateMachine', { name: 'm', definition, roleArn }) as any;
  return (service.call('StartExecution', { stateMachineArn }) as any).executionArn;
}

/** Files below the folder that this process has open. */
function openFiles(folder: string): string[] {
  const descriptors = fs.existsSync('/proc/self/fd') ? fs.readdirSync('/proc/self/fd') : [];
  return descriptors
    .map((name) => {
      try {
        return fs.readlinkSync(`/proc/self/fd/${name}`);
      } catch {
        return '';
      }
    })
    .filter((file) => file.startsWith(folder));
}

describe('the files of a Map Run', () => {
  test('are closed and taken away when its reader fails in the middle', async () => {
    const folder = newFolder({ 'in/rows.jsonl': `${rows}no JSON\n`, 'out/.keep': '' });
    const service = createService({ time: 'skip', s3: { folder } });
    const executionArn = start(service, 'out');
    await service.quiet();
    expect(service.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'States.ItemReaderFailed',
      cause: expect.stringMatching(/^Line 3001 of the JSONL file is not JSON: /),
    });
    expect(filesIn(folder)).toEqual(['in', 'in/rows.jsonl', 'out', 'out/.keep']);
    expect(openFiles(folder)).toEqual([]);
    service.close();
  });

  test('are closed and taken away when the execution is stopped in the middle', async () => {
    const folder = newFolder({ 'in/rows.jsonl': rows, 'out/.keep': '' });
    const service = createService({ time: 'manual', s3: { folder } });
    const executionArn = start(service, 'out', { Type: 'Wait', Seconds: 5, End: true });
    await service.quiet();
    service.advance(5_000);
    await service.quiet();
    expect(openFiles(folder).length).toBeGreaterThan(0);
    service.call('StopExecution', { executionArn });
    await service.quiet();
    expect(service.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'ABORTED' });
    expect(filesIn(folder)).toEqual(['in', 'in/rows.jsonl', 'out', 'out/.keep']);
    expect(openFiles(folder)).toEqual([]);
    service.close();
  });
});
