import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FolderLock } from '../../../src/engine/journal/FolderLock';

let folder: string;
const locks: FolderLock[] = [];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-lock-'));
});
afterEach(() => {
  for (const lock of locks.splice(0)) lock.release();
  fs.rmSync(folder, { recursive: true, force: true });
});

const file = (): string => path.join(folder, 'lock');
const written = (): Record<string, unknown> => JSON.parse(fs.readFileSync(file(), 'utf8')) as Record<string, unknown>;

/** Takes the folder; returns the message of the error otherwise. */
function take(): string {
  try {
    locks.push(FolderLock.take(folder));
    return 'taken';
  } catch (error) {
    return (error as Error).message.replaceAll(folder, 'DIR');
  }
}

/** A lock as another process would have left it. */
function leave(owner: object): void {
  fs.writeFileSync(file(), JSON.stringify(owner));
}

const inUse = (who: string): string =>
  `DIR is in use by ${who}. One process at a time can have it: end that one, name another folder, or look at this one ` +
  'with --read-only.';

/** The id of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid!;
}

test('a folder has one owner at a time, and none after the release', () => {
  expect([take(), take()]).toEqual(['taken', inUse(`the process ${process.pid} on ${os.hostname()}`)]);
  expect(written()).toMatchObject({ pid: process.pid, host: os.hostname(), inode: String(fs.statSync(folder).ino) });
  expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
  locks.pop()!.release();
  expect(fs.readdirSync(folder)).toEqual([]);
  expect(take()).toBe('taken');
});

test('the lock of a process that has ended is taken over', async () => {
  const pid = await endedProcess();
  leave({ pid, host: os.hostname(), inode: String(fs.statSync(folder).ino) });
  expect([take(), written()['pid'], fs.readdirSync(folder)]).toEqual(['taken', process.pid, ['lock']]);
});

test('a process that has the id of the owner but began later is another one', () => {
  leave({ pid: process.pid, host: os.hostname(), began: 'another boot/1' });
  expect(take()).toBe('taken');
});

test('a living process keeps the folder', () => {
  leave({ pid: process.ppid, host: os.hostname() });
  expect(take()).toBe(inUse(`the process ${process.ppid} on ${os.hostname()}`));
});

test('a copy of a folder has no owner', () => {
  leave({ pid: process.pid, host: os.hostname(), inode: '1' });
  expect(take()).toBe('taken');
});

test.each([[''], ['not JSON'], ['null'], ['{"pid": "1"}']])('the unfinished lock %j has no owner', (text) => {
  fs.writeFileSync(file(), text);
  expect(take()).toBe('taken');
});

test('on another machine, an owner that has not touched its lock for long has ended', () => {
  leave({ pid: 1, host: 'elsewhere' });
  const longAgo = Date.now() / 1000 - 60;
  fs.utimesSync(file(), longAgo, longAgo);
  expect(take()).toBe('taken');
});

test('a release removes only its own lock', () => {
  take();
  leave({ pid: 1, host: 'elsewhere' });
  locks.pop()!.release();
  expect(written()).toEqual({ pid: 1, host: 'elsewhere' });
});
