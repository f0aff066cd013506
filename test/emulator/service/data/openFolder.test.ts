import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemDisk, type Disk } from '../../../../src/engine/journal/Disk';
import { Journal } from '../../../../src/engine/journal/Journal';
import { openFolder } from '../../../../src/emulator/service/data/openFolder';

let folder: string;

beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-folder-')), 'data');
});

afterEach(() => {
  fs.rmSync(path.dirname(folder), { recursive: true });
});

const fullDisk: Disk = {
  ...systemDisk,
  write() {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  },
};

test('a folder that a start cannot compact is opened as it is, and says so', () => {
  const before = Journal.open(folder, {}, () => undefined);
  // Each replaces the one before it; two of three say nothing any more.
  for (const nowMs of [1, 2, 3]) before.append(JSON.stringify({ kind: 'clock', nowMs, more: 'x'.repeat(9_000_000) }));
  before.close();
  const notes: string[] = [];
  const options = { onNote: (note: string) => notes.push(note) };
  const { journal, loaded } = openFolder(folder, { ...options, disk: fullDisk });
  expect(loaded.clock).toMatchObject({ nowMs: 3 });
  journal.abandon();
  expect(notes).toEqual([`${folder} could not be compacted: ENOSPC: no space left on device, write.`]);
  expect(() => openFolder(folder, { disk: fullDisk }, true)).toThrow(notes[0]);
  const whole = fs.statSync(path.join(folder, 'journal-000001')).size;
  const again = openFolder(folder, options);
  expect(again.loaded.clock).toMatchObject({ nowMs: 3 });
  expect(again.journal.size).toBeLessThan(whole / 2);
  again.journal.close();
});
