import { crc32 } from 'node:zlib';
import {
  frameHeadBytes,
  lengthIn,
  markHead,
  readBatch,
  readFrame,
  writeHead,
} from '../../../src/engine/journal/frames';

/** A record as it is in a file. */
function frame(text: string, goesOn = false): Buffer {
  const payload = Buffer.from(text);
  const file = Buffer.concat([Buffer.alloc(frameHeadBytes), payload]);
  writeHead(file, 0, payload.length, goesOn);
  return file;
}

const whole = Buffer.concat([frame('one'), frame('two', true), frame('')]);

test('a record has its length, two checksums, and its bytes', () => {
  const file = frame('hello ☃');
  expect([file.readUInt32LE(0), file.readUInt32LE(4), file.readUInt32LE(8)]).toEqual([
    9,
    crc32(Buffer.from('hello ☃')),
    crc32(file.subarray(0, 8)),
  ]);
  expect(readFrame(file, 0)).toEqual({ kind: 'record', payload: Buffer.from('hello ☃'), next: 21, goesOn: false });
});

test('the highest bit of the length says that another record belongs to it', () => {
  const [alone, first] = [frame('two'), frame('two', true)];
  expect([alone.readUInt32LE(0), first.readUInt32LE(0), lengthIn(alone), lengthIn(first)]).toEqual([
    3, 0x8000_0003, 3, 3,
  ]);
  expect(readFrame(whole, 15)).toEqual({ kind: 'record', payload: Buffer.from('two'), next: 30, goesOn: true });
  markHead(first, 0, 3, false);
  expect(first).toEqual(alone);
});

test('records that were written together are read together', () => {
  expect([readBatch(whole, 0), readBatch(whole, 15), readBatch(whole, 42)]).toEqual([
    { kind: 'batch', records: [{ payload: Buffer.from('one'), at: 0 }], next: 15 },
    {
      kind: 'batch',
      records: [
        { payload: Buffer.from('two'), at: 15 },
        { payload: Buffer.from(''), at: 30 },
      ],
      next: 42,
    },
    { kind: 'end' },
  ]);
});

test('wherever a file ends, its whole batches are read and the rest is torn', () => {
  for (let length = 0; length <= whole.length; length++) {
    const file = whole.subarray(0, length);
    const first = readBatch(file, 0);
    if (length === 0) expect(first).toEqual({ kind: 'end' });
    else if (length < 12) expect(first).toEqual({ kind: 'torn', bytes: length, of: undefined });
    else if (length < 15) expect(first).toEqual({ kind: 'torn', bytes: length, of: 15 });
    else expect(first.kind).toBe('batch');
    if (length <= 15) continue;
    const second = readBatch(file, 15);
    if (length === whole.length) expect(second.kind).toBe('batch');
    else {
      const of = length >= 27 && length < 30 ? 15 : undefined;
      expect(second).toEqual({ kind: 'torn', bytes: length - 15, of });
    }
  }
});

test('each changed byte of a record is damage, with its place', () => {
  for (let at = 15; at < whole.length; at++) {
    const file = Buffer.from(whole);
    file[at]! ^= 1;
    const isHead = at < 27 || at >= 30;
    expect(readBatch(file, 15)).toEqual({
      kind: 'damaged',
      what: isHead && at !== 19 && at !== 20 ? 'the length of a record does not fit its checksum' : expect.any(String),
      at: at < 30 ? 15 : 30,
    });
  }
  const bytes = frame('hello');
  bytes[frameHeadBytes]! ^= 1;
  expect(readFrame(bytes, 0)).toEqual({ kind: 'damaged', what: 'the bytes of a record do not fit its checksum' });
});

test('a record that claims more than a gigabyte is damage', () => {
  const head = Buffer.alloc(frameHeadBytes);
  markHead(head, 0, 0x4000_0001, false);
  expect(readFrame(head, 0)).toEqual({ kind: 'damaged', what: 'a record says that it has 1073741825 bytes' });
  markHead(head, 0, 0x4000_0000, false);
  expect(readFrame(head, 0)).toEqual({ kind: 'torn', bytes: 12, of: 12 + 0x4000_0000 });
});

test('zeros at the end are what a crash leaves', () => {
  const zeros = Buffer.alloc(40);
  expect(readFrame(zeros, 0)).toEqual({ kind: 'torn', bytes: 40, of: undefined });
  const file = frame('hello');
  file.fill(0, frameHeadBytes);
  expect(readFrame(file, 0)).toEqual({ kind: 'torn', bytes: 17, of: 17 });
});
