import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemDisk } from '../../../src/engine/journal/Disk';
import { readSegment } from '../../../src/engine/journal/readSegment';
import { createSegment, segmentFile, SegmentFiles, setAside } from '../../../src/engine/journal/SegmentFiles';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-segments-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const files = (): string[] => fs.readdirSync(folder).sort();
const manifest = (): unknown => JSON.parse(fs.readFileSync(path.join(folder, 'folder.json'), 'utf8'));

function records(segment: number): string[] {
  const found: string[] = [];
  readSegment(segmentFile(folder, segment), { isLast: false }, (payload) => found.push(payload.toString()));
  return found;
}

test('a new file is named by the manifest and belongs to its owner alone', () => {
  const segments = new SegmentFiles(folder, [], false);
  segments.add(1);
  fs.writeFileSync(segmentFile(folder, 2), 'left by a failed attempt');
  segments.add(2);
  try {
    expect([segments.numbers, segments.last, segments.nameOf(2), segments.size]).toEqual([
      [1, 2],
      2,
      path.join(folder, 'journal-000002'),
      0,
    ]);
    expect(manifest()).toMatchObject({ segments: [1, 2] });
    expect(fs.statSync(segmentFile(folder, 2)).mode & 0o777).toBe(0o600);
    expect(() => createSegment(folder, 2)).toThrow('EEXIST');
    expect(segments.open(2)).toBe(segments.open(2));
    fs.writeSync(segments.open(2), 'abc');
    expect(segments.size).toBe(3);
  } finally {
    segments.close();
  }
});

test('a file that the manifest cannot name is not used', () => {
  const segments = new SegmentFiles(folder, [], false);
  segments.add(1);
  const before = manifest();
  // A folder at the place of the new manifest.
  fs.mkdirSync(path.join(folder, 'folder.json.new'));
  try {
    expect(() => segments.add(2)).toThrow();
    expect([segments.numbers, manifest()]).toEqual([[1], before]);
  } finally {
    segments.close();
  }
});

test('other records replace all files, in files of the chosen size', () => {
  const segments = new SegmentFiles(folder, [], false);
  segments.add(1);
  segments.add(2);
  const payloads = ['a', 'b', 'c'].map((text) => Buffer.from(text.repeat(20)));
  const bytes = segments.replace(payloads, { disk: systemDisk, segmentBytes: 40 });
  segments.close();
  expect([bytes, segments.numbers, files()]).toEqual([32, [3, 4], ['folder.json', 'journal-000003', 'journal-000004']]);
  expect([records(3), records(4)]).toEqual([['a'.repeat(20), 'b'.repeat(20)], ['c'.repeat(20)]]);
  expect(manifest()).toMatchObject({ segments: [3, 4] });
});

test('a replacement that fails leaves the files that were there', () => {
  const segments = new SegmentFiles(folder, [], false);
  segments.add(1);
  const before = [files(), manifest()];
  function* payloads(): Generator<Buffer> {
    yield Buffer.alloc(50);
    yield Buffer.alloc(50);
    throw new Error('the reader fails');
  }
  try {
    expect(() => segments.replace(payloads(), { disk: systemDisk, segmentBytes: 40 })).toThrow('the reader fails');
    expect([files(), manifest(), segments.numbers]).toEqual([...before, [1]]);
  } finally {
    segments.close();
  }
});

test('what is set aside is in a file of its own', () => {
  const name = path.join(folder, 'x');
  fs.writeFileSync(name, 'keep|aside');
  expect([path.basename(setAside(name, 4)), fs.readFileSync(name, 'utf8')]).toEqual(['x.cut-at-4', 'keep']);
  expect(fs.readFileSync(`${name}.cut-at-4`, 'utf8')).toBe('|aside');
});
