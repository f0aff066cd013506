import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HarnessError } from '../../../src/errors/HarnessError';
import { frameHeadBytes, writeHead } from '../../../src/engine/journal/frames';
import { cutOff, readRecord, readSegment } from '../../../src/engine/journal/readSegment';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-segment-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const file = Buffer.concat([Buffer.alloc(frameHeadBytes), payload]);
  writeHead(file, 0, payload.length, false);
  return file;
}

function segment(...parts: readonly Buffer[]): string {
  const name = path.join(folder, 'journal-000001');
  fs.writeFileSync(name, Buffer.concat(parts));
  return name;
}

type Known = Parameters<typeof readSegment>[1];

/** The records of a file and what `readSegment` returns, or the message of its error. */
function read(name: string, known: Partial<Known> = {}, fail?: Error): unknown {
  const records: [string, number][] = [];
  try {
    const result = readSegment(name, { isLast: false, ...known }, (payload, at) => {
      if (fail) throw fail;
      records.push([payload.toString(), at]);
    });
    return { records, ...result };
  } catch (error) {
    return (error as Error).message.replaceAll(folder, 'DIR');
  }
}

const asBefore = 'Nothing was changed. Put the folder back from a copy.';

test('passes on every record with its position', () => {
  expect(read(segment(frame('one'), frame('')))).toEqual({
    records: [
      ['one', 0],
      ['', 15],
    ],
    end: 27,
    torn: undefined,
  });
  expect(read(segment())).toEqual({ records: [], end: 0, torn: undefined });
});

test('only the last file may end in the middle of a record', () => {
  const name = segment(frame('one'), frame('two').subarray(0, 14));
  expect(read(name, { isLast: true })).toEqual({
    records: [['one', 0]],
    end: 15,
    torn: { kind: 'torn', bytes: 14, of: 15 },
  });
  expect(read(name)).toBe(
    `DIR/journal-000001 is damaged at byte 15: the file ends in the middle of a record. ${asBefore} ` +
      '`stepmill data repair DIR` keeps what stands before that place, and sets the rest aside.',
  );
});

test('throws for damage, even at the end of the last file', () => {
  const damaged = frame('two');
  damaged[frameHeadBytes]! ^= 1;
  expect(read(segment(frame('one'), damaged), { isLast: true })).toBe(
    `DIR/journal-000001 is damaged at byte 15: the bytes of a record do not fit its checksum. ${asBefore} ` +
      '`stepmill data repair DIR` keeps what stands before that place, and sets the rest aside.',
  );
});

test('throws for a file that is shorter than it was, or missing', () => {
  const name = segment(frame('one'));
  expect([
    read(name, { closedBytes: 15 }),
    read(name, { closedBytes: 16 }),
    read(name, { leastBytes: 20 }),
    read(path.join(folder, 'journal-000002')),
  ]).toEqual([
    { records: [['one', 0]], end: 15, torn: undefined },
    `DIR/journal-000001 has lost its end: it had 16 bytes when it was closed, and has 15. ${asBefore}`,
    `DIR/journal-000001 has lost its end: it had at least 20 bytes, and has 15. ${asBefore}`,
    `DIR/journal-000002 is missing, which belongs to the journal. ${asBefore}`,
  ]);
});

test('says which record cannot be read; a HarnessError passes as it is', () => {
  const name = segment(frame('one'));
  expect([read(name, {}, new Error('no JSON')), read(name, {}, new HarnessError('an own reason'))]).toEqual([
    `DIR/journal-000001 has a record at byte 0 that cannot be read: no JSON. ${asBefore}`,
    'an own reason',
  ]);
});

test('reads one record again, unless the file has changed', () => {
  const name = segment(frame('one'), frame('two'));
  const file = fs.openSync(name, 'r+');
  try {
    expect([readRecord(file, 0, 'J').toString(), readRecord(file, 15, 'J').toString()]).toEqual(['one', 'two']);
    const errorAt = (at: number): string => {
      try {
        return readRecord(file, at, 'J').toString();
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect([errorAt(30), errorAt(16)]).toEqual([
      'J has changed since it was opened: at byte 30 a record is cut off.',
      'J has changed since it was opened: at byte 16 the length of a record does not fit its checksum.',
    ]);
    fs.writeSync(file, Buffer.from('x'), 0, 1, 12);
    expect(errorAt(0)).toBe(
      'J has changed since it was opened: at byte 0 the bytes of a record do not fit its checksum.',
    );
    fs.ftruncateSync(file, 28);
    expect(errorAt(15)).toBe('J has changed since it was opened: at byte 15 a record is cut off.');
  } finally {
    fs.closeSync(file);
  }
});

test('an incomplete record is cut off and kept beside the file; a reader leaves it', () => {
  const name = segment(frame('one'), Buffer.from('torn'));
  const torn = { bytes: 4, of: 15 };
  expect(cutOff(name, 15, torn, true)).toBe(`The last record of ${name} is incomplete (4 of 15 bytes) and left out.`);
  expect(fs.statSync(name).size).toBe(19);
  expect(cutOff(name, 15, { ...torn, of: undefined }, false)).toBe(
    `The last record of ${name} was not written to its end (4 bytes): it was never acknowledged. It was cut off, and ` +
      'its bytes are in journal-000001.cut-at-15.',
  );
  expect([fs.readFileSync(name), fs.readFileSync(`${name}.cut-at-15`, 'utf8')]).toEqual([frame('one'), 'torn']);
});
