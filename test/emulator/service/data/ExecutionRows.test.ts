import { ExecutionRows } from '../../../../src/emulator/service/data/ExecutionRows';

test('finds the rows of a checksum, the last one first, however many rows there are', () => {
  const rows = new ExecutionRows();
  const checksums = Array.from({ length: 1_000 }, (_, at) => (at * 2_654_435_761) >>> 0);
  expect(checksums.map((checksum) => rows.add(checksum))).toEqual(checksums.map((_, at) => at));
  expect(checksums.flatMap((checksum) => rows.withChecksum(checksum))).toEqual(checksums.map((_, at) => at));
  expect([rows.add(checksums[7]!), rows.add(checksums[7]!)]).toEqual([1_000, 1_001]);
  expect(rows.withChecksum(checksums[7]!)).toEqual([1_001, 1_000, 7]);
  expect(rows.withChecksum(12)).toEqual([]);
});

test('columns keep their values when the table grows, and new rows are 0', () => {
  const rows = new ExecutionRows();
  const columns = ['number', 'place', 'startMs', 'stopMs', 'bytes', 'revision', 'machine', 'status'] as const;
  const row = rows.add(1);
  columns.forEach((column, at) => (rows[column][row] = at + 1));
  for (let checksum = 2; checksum < 2_000; checksum++) rows.add(checksum);
  expect(columns.map((column) => rows[column][row])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(columns.map((column) => rows[column][rows.length - 1])).toEqual(columns.map(() => 0));
});
