import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';

test('an execution in the folder has its name, its state machine and its data, as a search reads them', async () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-stored-'));
  const service = createService({ time: 'skip', data: { folder: path.join(root, 'data') } });
  try {
    service.goOn();
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';
    const definition = '{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E","Cause":"No money"}}}';
    service.call('CreateStateMachine', { name: 'M', definition, roleArn: 'arn:aws:iam::123456789012:role/r' });
    service.call('StartExecution', { stateMachineArn, name: 'one', input: '{ "a": 1 }' });
    await service.quiet();
    const archive = service.inside.engine.executions.archive!;
    const found = [...archive.newestFirst()].map(({ name, stateMachineName, mapRunArn, status, dataText }) => ({
      name,
      stateMachineName,
      mapRunArn,
      status,
      dataText,
    }));
    expect(found).toEqual([
      {
        name: 'one',
        stateMachineName: 'M',
        mapRunArn: undefined,
        status: 'FAILED',
        dataText: '{ "a": 1 }  E No money',
      },
    ]);
    expect([archive.count(), archive.count(0), [...archive.newestFirst(0)]]).toEqual([1, 0, []]);
  } finally {
    service.abandon();
    fs.rmSync(root, { recursive: true });
  }
});
