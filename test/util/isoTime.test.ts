import { isoTime, parseTimestamp, readDate, readIsoDate } from '../../src/util/isoTime';

test('prints milliseconds only when there are any', () => {
  expect([isoTime(0), isoTime(1_500), isoTime(1_234_567_890_123)]).toEqual([
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:01.500Z',
    '2009-02-13T23:31:30.123Z',
  ]);
});

test.each([
  ['2024-03-14T01:59:00Z', '2024-03-14T01:59:00.000Z'],
  ['2024-03-14T01:59:00.5Z', '2024-03-14T01:59:00.500Z'],
  ['2024-03-14T01:59:00.123456789Z', '2024-03-14T01:59:00.123Z'],
  ['2024-03-14T01:59:00+02:00', '2024-03-13T23:59:00.000Z'],
  ['2024-03-14T01:59:00-05:30', '2024-03-14T07:29:00.000Z'],
  ['2024-03-14T01:59Z', '2024-03-14T01:59:00.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['2024-03-14T01:59:00+18:00', '2024-03-13T07:59:00.000Z'],
])('%s is a time', (text, expected) => {
  expect(new Date(parseTimestamp(text)!).toISOString()).toBe(expected);
});

test.each([
  '2024-03-14 01:59:00Z',
  '2024-03-14T01:59:00',
  '2024-03-14t01:59:00z',
  '2024-13-14T01:59:00Z',
  '2023-02-29T00:00:00Z',
  '2024-03-14T25:59:00Z',
  '2024-03-14T01:60:00Z',
  '2024-03-14T01:59:60Z',
  '2024-03-14T01:59:00+01:60',
  '2024-03-14T01:59:00-18:01',
  '14-03-2024T01:59:00Z',
  '2024-03-14',
  '',
])('%p is not a time', (text) => {
  expect(parseTimestamp(text)).toBeUndefined();
});

test.each([
  ['2030-02-28T00:00:00Z', '2030-02-28T00:00:00.000Z'],
  ['2032-02-29', '2032-02-29T00:00:00.000Z'],
  ['2030-12-31T23:00:00-02:00', '2031-01-01T01:00:00.000Z'],
])('%s is a date', (text, expected) => {
  expect(new Date(readDate(text)).toISOString()).toBe(expected);
});

test.each(['2030-02-30T00:00:00Z', '2030-02-29', '2030-04-31T10:00:00+02:00', '2030-02-00', 'soon'])(
  '%s is not a date',
  (text) => {
    expect(readDate(text)).toBeNaN();
  },
);

test('a date without its day, or with a time but no offset, is no ISO date', () => {
  const given = ['2030-01-01', '2030-01-01T00:00Z', '2030-01-01T02:00:00.5+02:00'];
  expect(given.map(readIsoDate)).toEqual([1893456000000, 1893456000000, 1893456000500]);
  for (const text of ['', '5', '2030', '2030-01', '2030-02-30', '2030-01-01T00:00:00', 'Jan 1 2030'])
    expect(readIsoDate(text)).toBeNaN();
});
