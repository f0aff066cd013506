import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../src/emulator/service/createService';
import { Journal } from '../../../src/engine/journal/Journal';
import { RunningCommand } from '../support/runCommand';

// Each starts a process, with other suites beside it.
jest.setTimeout(30_000);

let folder: string;
let command: RunningCommand | undefined;

beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-start-')), 'data');
});

afterEach(async () => {
  await command?.end('SIGKILL');
  fs.rmSync(path.dirname(folder), { recursive: true });
});

/** Executions that wait; behind them one that nobody can read. Answers its place. */
function leave(waiting: number): string {
  const service = createService({ data: { folder } });
  service.goOn();
  const definition = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 900, End: true } } });
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';
  service.call('CreateStateMachine', { name: 'M', roleArn, definition });
  for (let count = 0; count < waiting; count++) service.call('StartExecution', { stateMachineArn });
  service.abandon();
  const journal = Journal.open(folder, {}, () => undefined);
  const place = journal.append('{"kind":"execution","number":999,"status":"RUNNING","arn":"arn:aws:x"}\n{"events":[]}');
  journal.close();
  return journal.whereIs(place);
}

// 60 are played again in several slices, while the server is there.
test.each([0, 60])(
  'an execution that cannot be read, behind %d others, ends the server with a sentence',
  async (waiting) => {
    const where = leave(waiting);
    command = new RunningCommand(['start', '--port', '0', '--data-dir', folder]);
    const { code, stderr } = await command.ended;
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        `stepmill: An execution in the data directory cannot be read (${where}): Stepmill bug: the first record of an execution ` +
        'has its start. Please report it with the definition and the input: docs/SUPPORT.md says where. No execution was resumed, and the folder ' +
        'is unchanged. Restore it from a copy, or inspect the rest of it with --read-only.\n',
    });
  },
);
