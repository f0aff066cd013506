import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';
import { TurnNote } from '../../../../src/emulator/service/data/TurnNote';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-turn-'));
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

const run = (number: number, events: number): Parameters<TurnNote['begin']>[0] =>
  ({ number, history: { length: events } }) as Parameters<TurnNote['begin']>[0];

/** What a process does that ends there. Answers whether it found execution 7 dangerous. */
function process1(what: (note: TurnNote) => void): boolean {
  const note = new TurnNote(folder);
  const isDangerous = note.isDangerous(7);
  what(note);
  note.close();
  return isDangerous;
}

describe('an execution', () => {
  test('is dangerous when two processes in a row end in the same turn of it', () => {
    const dies = (note: TurnNote): void => note.begin(run(7, 5));
    expect([dies, dies, dies].map(process1)).toEqual([false, false, true]);
  });

  test('is not when a process comes through that turn', () => {
    const dies = (note: TurnNote): void => note.begin(run(7, 5));
    const survives = (note: TurnNote): void => {
      note.begin(run(7, 5));
      note.begin(run(7, 8));
    };
    expect([dies, survives, dies, dies].map(process1)).toEqual([false, false, false, false]);
    expect(process1(() => undefined)).toBe(true);
  });

  test('stays suspected through earlier turns, and those of others', () => {
    const dies = (note: TurnNote): void => {
      note.begin(run(7, 3));
      note.end();
      note.begin(run(8, 2));
      note.begin(run(7, 5));
    };
    expect([dies, dies, dies].map(process1)).toEqual([false, false, true]);
  });

  test('is not when processes end while nothing runs', () => {
    const rests = (note: TurnNote): void => {
      note.begin(run(7, 5));
      note.end();
    };
    expect([rests, rests, rests].map(process1)).toEqual([false, false, false]);
  });
});

const register = path.join(__dirname, '../../../cli/support/typescript.cjs');
const source = path.join(__dirname, '../../../../src/emulator/service/createService.ts');
const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';

/** A process whose function `kills` has it killed: a function cannot do that itself. */
function dies(what: string): NodeJS.Signals | null {
  const script = `
    const { execFileSync } = require('node:child_process');
    const { createService } = require(${JSON.stringify(source)});
    const service = createService({
      time: 'skip',
      data: { folder: ${JSON.stringify(folder)} },
      handlers: { kills: () => execFileSync(process.execPath, ['-e', 'process.kill(' + process.pid + ', "SIGKILL")']) },
    });
    service.goOn();
    ${what}
    setTimeout(() => undefined, 60_000);`;
  return spawnSync(process.execPath, ['--require', register, '--eval', script], { timeout: 60_000 }).signal;
}

test('an execution that ended two processes is set aside, with a note; the others go on, and a redrive tries it again', () => {
  const task = (name: string, more: object): object => ({
    Type: 'Task',
    Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    ...more,
  });
  const definition = JSON.stringify({
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 1, Next: 'K' }, K: task('kills', { End: true }) },
  });
  const start = `
    service.call('CreateStateMachine', { name: 'M', definition: ${JSON.stringify(definition)}, roleArn: 'arn:aws:iam::123456789012:role/r' });
    service.call('StartExecution', { stateMachineArn: '${stateMachineArn}', name: 'e' });`;
  expect([dies(start), dies('')]).toEqual(['SIGKILL', 'SIGKILL']);
  const notes: string[] = [];
  const service = createService({
    time: 'skip',
    data: { folder },
    handlers: { kills: () => 'not any more' },
    onNote: (note) => notes.push(note),
  });
  try {
    service.goOn();
    const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:M:e';
    const why = 'two processes in a row have ended while it ran, so it is set aside. A redrive tries again';
    expect(service.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'Stepmill.NotResumed',
      cause: `Stepmill was ended while the execution ran. It could not be resumed: ${why}.`,
    });
    expect(notes).toEqual([`The execution ${executionArn} could not be resumed and has failed: ${why}.`]);
    service.call('RedriveExecution', { executionArn });
    expect(service.call('DescribeExecution', { executionArn })).toMatchObject({ output: '"not any more"' });
  } finally {
    service.close();
  }
}, 120_000);
