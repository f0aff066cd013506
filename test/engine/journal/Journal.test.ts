import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Disk, systemDisk } from '../../../src/engine/journal/Disk';
import { Journal, type JournalOptions } from '../../../src/engine/journal/Journal';

let folder: string;

beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-journal-')), 'data');
});

afterEach(() => {
  fs.rmSync(path.dirname(folder), { recursive: true });
});

interface Opened {
  readonly journal: Journal;
  readonly records: readonly string[];
  readonly notes: readonly string[];
}

function open(options: JournalOptions = {}): Opened {
  const records: string[] = [];
  const notes: string[] = [];
  const onNote = (note: string): number => notes.push(note.replaceAll(folder, 'DIR'));
  const journal = Journal.open(folder, { onNote, ...options }, (payload) => records.push(payload.toString()));
  return { journal, records, notes };
}

function write(records: readonly string[], options: JournalOptions = {}): void {
  const { journal } = open(options);
  for (const record of records) {
    journal.append(record);
    journal.flush();
  }
  journal.abandon();
}

/** The error about the folder, or its records. */
function look(options: JournalOptions = {}): unknown {
  try {
    const { journal, records, notes } = open(options);
    journal.abandon();
    return notes.length > 0 ? { records, notes } : records;
  } catch (error) {
    return (error as Error).message.replaceAll(folder, 'DIR');
  }
}

const segment = (): string => path.join(folder, 'journal-000001');
const texts = ['first', '', 'third ✓'];

test('restores flushed records, and no others', () => {
  const { journal } = open();
  const places = texts.map((text) => journal.append(Buffer.from(text)));
  expect(places.map((place) => journal.read(place).toString())).toEqual(texts);
  journal.flush();
  journal.append(Buffer.from('lost'));
  journal.abandon();
  const again = open();
  expect(again.records).toEqual(texts);
  expect(places.map((place) => again.journal.read(place).toString())).toEqual(texts);
  again.journal.close();
  expect(look()).toEqual(texts);
});

test('starts a new file after a full one', () => {
  const many = Array.from({ length: 20 }, (_, index) => `record ${index}`);
  write(many, { segmentBytes: 64 });
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('journal-')).length).toBeGreaterThan(3);
  expect(look()).toEqual(many);
});

test('appends to the last file when there is no room for the next one', () => {
  const { journal } = open({ segmentBytes: 10 });
  const written: string[] = [];
  const add = (text: string): void => {
    journal.append(text);
    journal.flush();
    written.push(text);
  };
  for (const text of texts) add(text);
  const files = (): number => fs.readdirSync(folder).filter((name) => name.startsWith('journal-')).length;
  const before = files();
  // The manifest cannot be written where a folder is.
  fs.mkdirSync(path.join(folder, 'folder.json.new'));
  add('fourth, which is long');
  add('fifth');
  fs.rmdirSync(path.join(folder, 'folder.json.new'));
  add('sixth');
  expect(files()).toBe(before + 1);
  journal.abandon();
  expect(look()).toEqual(written);
});

test('replaces all records', () => {
  write(texts);
  const { journal } = open({ segmentBytes: 10 });
  journal.replace(['a', 'b', 'c'].map((text) => Buffer.from(text)));
  journal.append(Buffer.from('d'));
  journal.close();
  expect(look()).toEqual(['a', 'b', 'c', 'd']);
  expect(fs.existsSync(segment())).toBe(false);
});

test('reports a system error in a sentence, and frees the folder', () => {
  write(texts);
  // No file can be made where a folder is.
  fs.mkdirSync(path.join(folder, 'folder.json.new'));
  expect(look()).toMatch(/^The data directory DIR cannot be used: EISDIR: illegal operation on a directory, open/);
  fs.rmdirSync(path.join(folder, 'folder.json.new'));
  expect(look()).toEqual(texts);
});

test('only its owner may read the files of a folder', () => {
  write(texts);
  const modes = ['', 'folder.json', 'journal-000001'].map((name) => fs.statSync(path.join(folder, name)).mode & 0o777);
  expect(modes).toEqual([0o700, 0o600, 0o600]);
});

describe('an incomplete last record', () => {
  test('is cut off at any byte with a message, and its bytes are kept', () => {
    write(texts);
    const whole = fs.readFileSync(segment());
    const before = whole.length - 12 - Buffer.byteLength(texts[2]!);
    for (let length = before; length < whole.length; length++) {
      fs.writeFileSync(segment(), whole.subarray(0, length));
      const expected = texts.slice(0, 2);
      const bytes = length - before;
      const of = bytes < 12 ? '' : ` of ${whole.length - before}`;
      expect(look()).toEqual(
        bytes === 0
          ? expected
          : {
              records: expected,
              notes: [
                `The last record of DIR/journal-000001 was not written to its end (${bytes}${of} bytes): it was never ` +
                  `acknowledged. It was cut off, and its bytes are in journal-000001.cut-at-${before}.`,
              ],
            },
      );
      if (bytes > 0) expect(fs.readFileSync(`${segment()}.cut-at-${before}`)).toEqual(whole.subarray(before, length));
      expect(look()).toEqual(expected);
    }
  });

  test('takes the records with it that were written at the same time', () => {
    write(['before']);
    const before = fs.statSync(segment()).size;
    const { journal } = open();
    const places = texts.map((text) => journal.append(text));
    expect(places.map((place) => journal.read(place).toString())).toEqual(texts);
    journal.flush();
    journal.abandon();
    const whole = fs.readFileSync(segment());
    expect(look({ readOnly: true })).toEqual(['before', ...texts]);
    for (let length = before + 1; length < whole.length; length++) {
      fs.writeFileSync(segment(), whole.subarray(0, length));
      expect(look()).toMatchObject({ records: ['before'] });
      expect(fs.readFileSync(`${segment()}.cut-at-${before}`)).toEqual(whole.subarray(before, length));
    }
  });

  test('or one that the file system has left empty', () => {
    write(texts);
    fs.appendFileSync(segment(), Buffer.alloc(40));
    expect(look()).toMatchObject({ records: texts });
  });

  test('is an error in a folder that was closed', () => {
    write(texts);
    open().journal.close();
    const whole = fs.readFileSync(segment());
    fs.truncateSync(segment(), whole.length - 1);
    expect(look()).toBe(
      `DIR/journal-000001 has lost its end: it had ${whole.length} bytes when it was closed, and has ${whole.length - 1}. ` +
        'Nothing was changed. Put the folder back from a copy.',
    );
  });

  test.each([
    ['a process that was killed has begun', () => write(texts)],
    ['a later process has opened', () => (write(['first']), open().journal.abandon())],
  ])('is an error in an empty file that %s', (_, prepare) => {
    prepare();
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'folder.json'), 'utf8')) as { leastBytes: number };
    fs.truncateSync(segment(), 0);
    const message =
      `DIR/journal-000001 has lost its end: it had at least ${manifest.leastBytes} bytes, and has 0. ` +
      'Nothing was changed. Put the folder back from a copy.';
    expect(look()).toBe(message);
    expect(look({ readOnly: true })).toBe(message);
  });
});

describe('a damaged folder', () => {
  test('is rejected, whichever bit of any record is flipped', () => {
    write(texts);
    const whole = fs.readFileSync(segment());
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1 << (at % 8);
      fs.writeFileSync(segment(), damaged);
      expect(look()).toMatch(
        /^DIR\/journal-000001 is damaged at byte \d+: (the length of a record does not fit its checksum|the bytes of a record do not fit its checksum)\. Nothing was changed\. Put the folder back from a copy\. `stepmill data repair DIR` keeps what stands before that place, and sets the rest aside\.$/,
      );
      expect(fs.readFileSync(segment())).toEqual(damaged);
    }
  });

  test.each<[string, () => void, string]>([
    [
      'a file is missing',
      () => fs.rmSync(segment()),
      'DIR/journal-000001 is missing, which belongs to the journal. Nothing was changed. Put the folder back from a copy.',
    ],
    [
      'the manifest is missing',
      () => fs.rmSync(path.join(folder, 'folder.json')),
      'folder.json is missing in DIR, which names the files of the journal. Nothing was changed. Put the folder back from a copy.',
    ],
    [
      'the manifest is cut',
      () => fs.truncateSync(path.join(folder, 'folder.json'), 5),
      'DIR/folder.json is damaged: it should be JSON that names the files of the journal. Nothing was changed. Restore it from a copy of the folder.',
    ],
    [
      'the manifest is empty',
      () => fs.truncateSync(path.join(folder, 'folder.json'), 0),
      'DIR/folder.json is damaged: it should be JSON that names the files of the journal. Nothing was changed. Restore it from a copy of the folder.',
    ],
    [
      'it is of another version',
      () => fs.writeFileSync(path.join(folder, 'folder.json'), '{"format":9,"segments":[1]}'),
      'DIR has data of the form 9; this version of Stepmill reads the forms 2 and 3. Nothing was changed. Use the version that wrote it: its `stepmill data export` makes a file that others import.',
    ],
  ])('is rejected when %s', (_title, damage, message) => {
    write(texts);
    damage();
    expect(look()).toBe(message);
    expect(look({ readOnly: true })).toBe(message);
  });

  test('differs from a folder of something else', () => {
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    expect(look()).toBe(
      'DIR is not empty and not a data directory of Stepmill (it has notes.txt). Name an empty folder, or one that is not there yet.',
    );
    expect(look({ readOnly: true })).toBe(
      'DIR is not empty and not a data directory of Stepmill (it has notes.txt). Name an empty folder, or one that is not there yet.',
    );
    expect(fs.readdirSync(folder)).toEqual(['notes.txt']);
  });

  test('leftovers of an interrupted start or replacement are removed', () => {
    write([]);
    fs.rmSync(path.join(folder, 'folder.json'));
    expect(look()).toEqual([]);
    write(texts);
    fs.writeFileSync(path.join(folder, 'journal-000002'), 'half');
    expect(look()).toEqual(texts);
    expect(fs.existsSync(path.join(folder, 'journal-000002'))).toBe(false);
  });
});

describe('a disk', () => {
  /** Accepts this many more bytes. */
  function diskWith(room: { bytes: number }): Disk {
    return {
      ...systemDisk,
      write(file, bytes, at) {
        if (room.bytes === 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        const part = bytes.subarray(0, room.bytes);
        room.bytes -= part.length;
        return systemDisk.write(file, part, at);
      },
    };
  }

  test('that is full in the middle of a record keeps the earlier ones, and accepts the rest when there is room', () => {
    const room = { bytes: 40 };
    const { journal } = open({ disk: diskWith(room) });
    journal.append(Buffer.from('first'));
    journal.flush();
    journal.append(Buffer.from('second, which is too long for it'));
    expect(() => journal.flush()).toThrow('no space left');
    expect(() => journal.flush()).toThrow('no space left');
    expect(look({ readOnly: true })).toEqual(['first']);
    room.bytes = 1000;
    journal.append(Buffer.from('third'));
    journal.flush();
    journal.abandon();
    expect(look()).toEqual(['first', 'second, which is too long for it', 'third']);
  });

  test('is flushed with each record on request', () => {
    let synced = 0;
    const disk: Disk = { ...systemDisk, sync: () => void (synced += 1) };
    const { journal } = open({ disk, syncs: true });
    const flush = (): number => {
      journal.append('a');
      journal.flush();
      return synced;
    };
    // With the first one, the length is noted.
    expect([flush(), flush(), flush()]).toEqual([2, 3, 4]);
    journal.abandon();
    write(['b'], { disk });
    // The length is noted when it is opened.
    expect(synced).toBe(5);
  });
});

describe('two processes', () => {
  test('cannot share a folder, but may read it', () => {
    const { journal } = open();
    journal.append(Buffer.from('a'));
    journal.flush();
    expect(look()).toBe(
      `DIR is in use by the process ${process.pid} on ${os.hostname()}. One process at a time can have it: end that one, name another folder, or look at this one with --read-only.`,
    );
    expect(look({ readOnly: true })).toEqual(['a']);
    journal.close();
    expect(look()).toEqual(['a']);
  });

  test('a new process takes over from a killed one', () => {
    write(['a']);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    for (const lock of [
      { pid, host: os.hostname() },
      { pid: process.pid, host: os.hostname(), began: 'before' },
      'half',
    ]) {
      fs.writeFileSync(path.join(folder, 'lock'), typeof lock === 'string' ? '{"pid":' : JSON.stringify(lock));
      expect(look()).toEqual(['a']);
    }
  });

  test('a lock in the copy of a folder in use does not count', () => {
    const { journal } = open();
    journal.append('a');
    journal.flush();
    const copy = `${folder}-copy`;
    fs.cpSync(folder, copy, { recursive: true });
    const records: string[] = [];
    Journal.open(copy, {}, (payload) => records.push(payload.toString())).abandon();
    expect(records).toEqual(['a']);
    expect(look()).toMatch(/^DIR is in use by the process/);
    journal.abandon();
  });

  test('the lock of another machine counts as long as it is touched', () => {
    write(['a']);
    const lock = path.join(folder, 'lock');
    fs.writeFileSync(lock, JSON.stringify({ pid: 1, host: 'elsewhere' }));
    fs.utimesSync(lock, 1, 1);
    expect(look()).toEqual(['a']);
  });
});
