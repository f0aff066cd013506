import { parseSchedule } from '../../../../../src/emulator/starts/schedules/expression/parseSchedule';
import { nextTime, type Timetable } from '../../../../../src/emulator/starts/schedules/times/nextTime';
import { wallTimeAt } from '../../../../../src/emulator/starts/schedules/times/wallTimes';
import { seededRandom } from '../../../../../src/util/seededRandom';
import { matchesMinute, minutesOf, type ReferenceExpression } from './reference';

/** The next times after one, as ISO strings without seconds. */
function times(text: string, after: string, count: number, more: Partial<Timetable> = {}): string[] {
  const afterMs = Date.parse(after);
  const expression = parseSchedule(text, 'scheduler');
  const timetable = { expression, zone: 'UTC', createdMs: afterMs, ...more };
  return Array.from(next(timetable, afterMs, count), (ms) => new Date(ms).toISOString().replace(':00.000Z', 'Z'));
}

function* next(timetable: Timetable, afterMs: number, count: number): Iterable<number> {
  let ms: number | undefined = afterMs;
  for (let i = 0; i < count; i++) {
    ms = nextTime(timetable, ms);
    if (ms === undefined) return;
    yield ms;
  }
}

// EventBridge User Guide, "Cron expressions reference", and EventBridge Scheduler User Guide, "Schedule types".
describe("AWS's examples", () => {
  // 2026-01-01 is a Thursday.
  const from = '2026-01-01T00:00:00Z';
  test.each<[text: string, meaning: string, ...times: string[]]>([
    ['cron(0 10 * * ? *)', '10:00 every day', '2026-01-01T10:00Z', '2026-01-02T10:00Z'],
    ['cron(15 12 * * ? *)', '12:15 every day', '2026-01-01T12:15Z', '2026-01-02T12:15Z'],
    [
      'cron(0 18 ? * MON-FRI *)',
      '18:00 Monday to Friday',
      '2026-01-01T18:00Z',
      '2026-01-02T18:00Z',
      '2026-01-05T18:00Z',
    ],
    ['cron(0 8 1 * ? *)', '8:00 on the first day of the month', '2026-01-01T08:00Z', '2026-02-01T08:00Z'],
    ['cron(0/15 * * * ? *)', 'every 15 minutes', '2026-01-01T00:15Z', '2026-01-01T00:30Z'],
    ['cron(0/10 * ? * MON-FRI *)', 'every 10 minutes Monday to Friday', '2026-01-01T00:10Z', '2026-01-01T00:20Z'],
    ['cron(0/5 8-17 ? * MON-FRI *)', 'every 5 minutes from 8:00 to 17:55', '2026-01-01T08:00Z', '2026-01-01T08:05Z'],
    [
      'cron(0/30 20-2 ? * MON-FRI *)',
      'every 30 minutes from 20:00 to 2:30, also early on Monday',
      '2026-01-01T00:30Z',
      '2026-01-01T01:00Z',
      '2026-01-01T01:30Z',
      '2026-01-01T02:00Z',
      '2026-01-01T02:30Z',
      '2026-01-01T20:00Z',
    ],
    [
      'cron(15 10 ? * 6L 2022-2027)',
      '10:15 on the last Friday of each month',
      '2026-01-30T10:15Z',
      '2026-02-27T10:15Z',
    ],
    ['cron(0 9 ? * 2#1 *)', '9:00 on the first Monday of each month', '2026-01-05T09:00Z', '2026-02-02T09:00Z'],
    ['cron(0 0 ? * 3#2 *)', 'the second Tuesday', '2026-01-13T00:00Z', '2026-02-10T00:00Z'],
    ['cron(0 0 3W * ? *)', 'the weekday closest to the third', '2026-01-02T00:00Z', '2026-02-03T00:00Z'],
    ['cron(0 0 L * ? *)', 'the last day of the month', '2026-01-31T00:00Z', '2026-02-28T00:00Z'],
    ['cron(0 0 ? * L *)', 'the last day of the week', '2026-01-03T00:00Z', '2026-01-10T00:00Z'],
    ['rate(5 minutes)', 'every 5 minutes', '2026-01-01T00:05Z', '2026-01-01T00:10Z'],
    ['at(2026-11-20T13:00:00)', 'once', '2026-11-20T13:00Z'],
  ])('%s: %s', (text, _meaning, ...expected) => {
    expect(times(text, from, expected.length)).toEqual(expected);
  });

  test('hours over midnight belong to the day on which they fall', () => {
    // Sunday the 4th: nothing until midnight, then Monday's own first hours.
    expect(times('cron(0/30 20-2 ? * MON-FRI *)', '2026-01-03T02:30:00Z', 2)).toEqual([
      '2026-01-05T00:00Z',
      '2026-01-05T00:30Z',
    ]);
  });

  test.each<[text: string]>([
    ['cron(0 0 30 2 ? *)'],
    ['cron(0 0 29 2 ? 2027)'],
    ['cron(0 0 1 1 ? 2025)'],
    ['at(2025-12-31T00:00:00)'],
  ])('%s: never again', (text) => {
    expect(times(text, from, 1)).toEqual([]);
  });
});

describe('changing clocks', () => {
  const zone = 'America/New_York';

  // Scheduler User Guide: "if a cron expression falls on a date and time that does not exist, your schedule is skipped".
  test('skips a time that does not exist in spring', () => {
    // On 8 March 2026, 2:00 becomes 3:00.
    expect(times('cron(30 2 * * ? *)', '2026-03-07T00:00:00Z', 3, { zone })).toEqual([
      '2026-03-07T07:30Z',
      '2026-03-09T06:30Z',
      '2026-03-10T06:30Z',
    ]);
    expect(times('at(2026-03-08T02:30:00)', '2026-03-07T00:00:00Z', 1, { zone })).toEqual([]);
  });

  // "… and does not repeat its invocation".
  test('runs once at a time that comes twice in autumn', () => {
    // On 1 November 2026, 2:00 becomes 1:00.
    expect(times('cron(30 1 * * ? *)', '2026-10-31T12:00:00Z', 2, { zone })).toEqual([
      '2026-11-01T05:30Z',
      '2026-11-02T06:30Z',
    ]);
    expect(times('cron(0/30 * * * ? *)', '2026-11-01T04:45:00Z', 4, { zone })).toEqual([
      '2026-11-01T05:00Z',
      '2026-11-01T05:30Z',
      '2026-11-01T07:00Z',
      '2026-11-01T07:30Z',
    ]);
  });

  test('a day of a rate has 24 hours', () => {
    expect(times('rate(1 day)', '2026-03-07T12:00:00Z', 3, { zone })).toEqual([
      '2026-03-08T12:00Z',
      '2026-03-09T12:00Z',
      '2026-03-10T12:00Z',
    ]);
  });

  test('a zone may skip a whole day', () => {
    // Samoa had no 30 December 2011.
    expect(times('cron(0 12 * * ? *)', '2011-12-29T12:00:00Z', 3, { zone: 'Pacific/Apia' })).toEqual([
      '2011-12-29T22:00Z',
      '2011-12-30T22:00Z',
      '2011-12-31T22:00Z',
    ]);
  });
});

describe('bounds', () => {
  const startMs = Date.parse('2026-01-03T06:00:00Z');
  const endMs = Date.parse('2026-01-05T06:00:00Z');

  test('a cron expression runs from the start date to the end date', () => {
    expect(times('cron(0 6 * * ? *)', '2026-01-01T00:00:00Z', 9, { startMs, endMs })).toEqual([
      '2026-01-03T06:00Z',
      '2026-01-04T06:00Z',
      '2026-01-05T06:00Z',
    ]);
  });

  test("a rate's first time is the start date", () => {
    const after = '2026-01-01T00:00:00Z';
    expect(times('rate(12 hours)', after, 9, { startMs, endMs })).toEqual([
      '2026-01-03T06:00Z',
      '2026-01-03T18:00Z',
      '2026-01-04T06:00Z',
      '2026-01-04T18:00Z',
      '2026-01-05T06:00Z',
    ]);
    expect(times('rate(12 hours)', '2026-01-04T05:00:00Z', 1, { startMs })).toEqual(['2026-01-04T06:00Z']);
  });

  test('a one-time schedule ignores them', () => {
    expect(times('at(2026-01-02T00:00:00)', '2026-01-01T00:00:00Z', 1, { startMs })).toEqual(['2026-01-02T00:00Z']);
  });
});

test('rejects a zone that does not exist', () => {
  const zone = 'Europe/Berlim';
  expect(() => times('cron(0 6 * * ? *)', '2026-01-01T00:00:00Z', 1, { zone })).toThrow(
    "'Europe/Berlim' is not the IANA name of a time zone. Did you mean 'Europe/Berlin'?",
  );
});

describe('a slow reference, minute by minute', () => {
  const minuteMs = 60_000;

  test('agrees on 500 random expressions', () => {
    const random = seededRandom('cron');
    for (let i = 0; i < 500; i++) {
      const expression = randomExpression(random);
      const fromMs = Date.UTC(2024, 0, 1) + Math.floor(random() * 3 * 525_600) * minuteMs;
      const toMs = fromMs + 400 * 1_440 * minuteMs;
      const text = textOf(expression);
      const timetable = { expression: parseSchedule(text, 'rule'), zone: 'UTC', createdMs: fromMs };
      const expected = minutesOf(expression, fromMs + minuteMs, toMs, 5);
      const found = [...next(timetable, fromMs, 5)].filter((ms) => ms <= toMs);
      expect({ text, fromMs, times: found }).toEqual({ text, fromMs, times: expected });
    }
  });

  // Half an hour in Lord Howe, and the southern summer.
  test.each<[zone: string, changes: readonly string[]]>([
    ['America/New_York', ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z']],
    ['Europe/Berlin', ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z']],
    ['Australia/Lord_Howe', ['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z']],
  ])('agrees where the clocks of %s change', (zone, changes) => {
    const random = seededRandom(zone);
    for (const change of changes) {
      const firstMs = Date.parse(change) - 1_440 * minuteMs;
      const instants = Array.from({ length: 2 * 1_440 }, (_, index) => firstMs + index * minuteMs);
      const seen = new Set<number>();
      const walls = instants.map((ms) => {
        const wallMs = wallTimeAt(ms, zone);
        const isFirst = !seen.has(wallMs);
        seen.add(wallMs);
        return { ms, wall: new Date(wallMs), isFirst };
      });
      for (let i = 0; i < 8; i++) {
        const expression = { ...randomExpression(random), dayOfMonth: '*', dayOfWeek: '?', month: '*', year: '*' };
        const text = textOf(expression);
        const timetable = { expression: parseSchedule(text, 'scheduler'), zone, createdMs: 0 };
        const lastMs = instants[instants.length - 1]!;
        const expected = walls
          .filter(({ wall, isFirst }) => isFirst && matchesMinute(expression, wall))
          .map(({ ms }) => ms);
        const found: number[] = [];
        let ms = nextTime(timetable, firstMs - minuteMs);
        while (ms !== undefined && ms <= lastMs) {
          found.push(ms);
          ms = nextTime(timetable, ms);
        }
        expect({ text, times: found }).toEqual({ text, times: expected });
      }
    }
  });
});

function textOf({ minute, hour, dayOfMonth, month, dayOfWeek, year }: ReferenceExpression): string {
  return `cron(${[minute, hour, dayOfMonth, month, dayOfWeek, year].join(' ')})`;
}

function randomExpression(random: () => number): ReferenceExpression {
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const oneOf = <Item>(...items: readonly Item[]): Item => items[between(0, items.length - 1)]!;
  const part = (least: number, most: number): string => {
    const value = between(least, most);
    const step = between(1, Math.ceil((most - least) / 2));
    return oneOf(
      String(value),
      String(value),
      `${value}-${between(least, most)}`,
      `${value}/${step}`,
      `*/${step}`,
      `${value}-${between(least, most)}/${step}`,
    );
  };
  const field = (least: number, most: number): string =>
    oneOf('*', part(least, most), part(least, most), `${part(least, most)},${part(least, most)}`);
  const days = (): readonly [string, string] =>
    oneOf<() => readonly [string, string]>(
      () => [field(1, 31), '?'],
      () => [
        oneOf('L', 'LW', `${between(1, 31)}W`, `${between(1, 31)},L`, `${between(1, 31)}W,${between(1, 31)}`),
        '?',
      ],
      () => ['?', field(1, 7)],
      () => [
        '?',
        oneOf('L', `${between(1, 7)}L`, `${between(1, 7)}#${between(1, 5)}`, `${between(1, 7)},${between(1, 7)}L`),
      ],
    )();
  const [dayOfMonth, dayOfWeek] = days();
  const year = oneOf('*', '*', '2024-2027', '2026', '2025/2');
  return { minute: field(0, 59), hour: field(0, 23), dayOfMonth, month: field(1, 12), dayOfWeek, year };
}
