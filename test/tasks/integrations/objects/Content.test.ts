import { randomBytes } from 'node:crypto';
import type { Content } from '../../../../src/tasks/integrations/objects/Content';
import { ContentWriter } from '../../../../src/tasks/integrations/objects/Content';

const MiB = 1024 * 1024;

function written(pieces: Iterable<Buffer>): { content: Content; whole: Buffer } {
  const writer = new ContentWriter();
  const all = [...pieces];
  for (const piece of all) writer.write(piece);
  return { content: writer.finish(), whole: Buffer.concat(all) };
}

function read(content: Content): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (let piece = content.pieceAt(at); piece !== undefined; piece = content.pieceAt(at)) {
    expect(piece.length).toBeGreaterThan(0);
    expect(piece.length).toBeLessThanOrEqual(256 * 1024);
    pieces.push(piece);
    at += piece.length;
  }
  return Buffer.concat(pieces);
}

function* records(bytes: number): Generator<Buffer> {
  for (let at = 0, index = 0; at < bytes; index++) {
    const piece = Buffer.from(
      `{"Name":"child ${index}","Status":"SUCCEEDED","StartDate":"2030-01-01T00:00:00Z"}\n`.repeat(700),
    );
    at += piece.length;
    yield piece;
  }
}

/** How many bytes of memory it takes. */
function keptBytes(content: Content): number {
  const { plain, packed } = content as unknown as { plain: Buffer; packed: readonly { bytes: Buffer }[] };
  return packed.reduce((sum, { bytes }) => sum + bytes.length, plain.length);
}

test('nothing', () => {
  const { content } = written([]);
  expect([content.length, content.pieceAt(0), content.slice(0, 10).length]).toEqual([0, undefined, 0]);
});

test.each([
  ['small', () => [Buffer.from('ab'), Buffer.from('c')]],
  ['one piece of 40 MiB', () => [Buffer.alloc(40 * MiB, 'abc')]],
  ['records', () => records(20 * MiB)],
  ['bytes that do not repeat themselves', () => [randomBytes(17 * MiB), randomBytes(MiB + 1)]],
])('is read as it was written: %s', (_name, pieces) => {
  const { content, whole } = written(pieces());
  expect(content.length).toBe(whole.length);
  expect(read(content).equals(whole)).toBe(true);
  const edges = [0, 1, 16 * MiB - 1, 16 * MiB, 16 * MiB + 5, 17 * MiB - 3, whole.length - 1, whole.length];
  for (const start of edges)
    for (const end of edges)
      if (start <= end) expect(content.slice(start, end).equals(whole.subarray(start, end))).toBe(true);
});

test('the results of many items take a fraction of their length', () => {
  const { content } = written(records(64 * MiB));
  expect(keptBytes(content)).toBeLessThan(20 * MiB);
});
