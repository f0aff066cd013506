import { parseSchedule } from '../../../../../src/emulator/starts/schedules/expression/parseSchedule';
import type { ScheduleOwner } from '../../../../../src/emulator/starts/schedules/expression/ScheduleExpression';

const allOf = (least: number, most: number): number[] => Array.from({ length: most - least + 1 }, (_, i) => least + i);
const hours = allOf(0, 23);
const months = allOf(1, 12);
const years = allOf(1970, 2199);
const everyDay = { of: 'month', days: allOf(1, 31), nearestWeekdays: [] };

/** What an expression is, or the error that it throws. */
function parsed(text: string, owner: ScheduleOwner): unknown {
  try {
    return parseSchedule(text, owner);
  } catch (error) {
    return (error as Error).message;
  }
}

describe('rate', () => {
  test.each<[text: string, everyMs: number]>([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(1 hour)', 3_600_000],
    ['rate(12 hours)', 43_200_000],
    ['rate(1 day)', 86_400_000],
    ['rate(7 days)', 604_800_000],
  ])('%s', (text, everyMs) => {
    expect(parseSchedule(text, 'rule')).toEqual({ kind: 'rate', everyMs });
    expect(parseSchedule(text, 'scheduler')).toEqual({ kind: 'rate', everyMs });
  });

  // EventBridge User Guide: "rate(1 hours) or rate(5 hour) is not valid". Terraform files deploy rate(1 minutes) to Scheduler.
  test('only Scheduler takes a unit in the other number', () => {
    expect(parsed('rate(1 minutes)', 'scheduler')).toEqual({ kind: 'rate', everyMs: 60_000 });
    expect(parsed('rate(1 hours)', 'rule')).toBe(
      "AWS rejects the schedule 'rate(1 hours)': for a rule, a unit after 1 is in the singular. Write 'rate(1 hour)'.",
    );
    expect(parsed('rate(5 hour)', 'rule')).toBe(
      "AWS rejects the schedule 'rate(5 hour)': a unit after more than 1 is in the plural. Write 'rate(5 hours)'.",
    );
  });

  test.each(['rate(5)', 'rate(minutes)', 'rate(5 seconds)', 'rate(1.5 hours)', 'rate(-1 hours)', 'rate(5minutes)'])(
    'rejects %s',
    (text) => {
      expect(parsed(text, 'rule')).toBe(
        `AWS rejects the schedule '${text}': a rate is a whole number and a unit: minutes, hours or days. Write, for example, 'rate(5 minutes)'.`,
      );
    },
  );

  test.each(['rate(0 minutes)', 'rate(99999999999999999 minutes)'])('rejects %s', (text) => {
    expect(parsed(text, 'rule')).toBe(
      text.startsWith('rate(0')
        ? `AWS rejects the schedule '${text}': its number must be at least 1. Write, for example, 'rate(5 minutes)'.`
        : `AWS rejects the schedule '${text}': its number is too large. Write, for example, 'rate(5 minutes)'.`,
    );
  });
});

describe('at', () => {
  test('is a wall-clock time of Scheduler', () => {
    expect(parseSchedule('at(2022-11-20T13:00:00)', 'scheduler')).toEqual({
      kind: 'at',
      wallMs: Date.UTC(2022, 10, 20, 13),
    });
  });

  test('belongs to no rule', () => {
    expect(parsed('at(2022-11-20T13:00:00)', 'rule')).toBe(
      "AWS rejects the schedule 'at(2022-11-20T13:00:00)': a rule of EventBridge runs at a rate or by cron, and only EventBridge Scheduler knows at(…). Declare an AWS::Scheduler::Schedule instead.",
    );
  });

  test.each([
    'at(2022-11-20)',
    'at(2022-11-20T13:00:00Z)',
    'at(2022-02-30T13:00:00)',
    'at(2022-11-20T25:00:00)',
    'at()',
  ])('rejects %s', (text) => {
    expect(parsed(text, 'scheduler')).toBe(
      `AWS rejects the schedule '${text}': at(…) has one date and time, without a zone or an offset. Write, for example, 'at(2030-12-24T18:00:00)', and the zone in ScheduleExpressionTimezone.`,
    );
  });
});

describe('cron', () => {
  const cron = (change: object): object => ({
    kind: 'cron',
    cron: { minutes: [0], hours: [0], months, years, days: everyDay, ...change },
  });

  test.each<[text: string, change: object]>([
    ['cron(0 0 * * ? *)', {}],
    ['cron(00 00 * * ? *)', {}],
    ['cron( 0  0 * * ? * )', {}],
    ['cron(0/15 0 * * ? *)', { minutes: [0, 15, 30, 45] }],
    ['cron(*/15 0 * * ? *)', { minutes: [0, 15, 30, 45] }],
    // AWS's rds-snapshot-tool.
    ['cron(/30 0 * * ? *)', { minutes: [0, 30] }],
    ['cron(0 /12 * * ? *)', { hours: [0, 12] }],
    ['cron(1/10 0 * * ? *)', { minutes: [1, 11, 21, 31, 41, 51] }],
    ['cron(5,35 0 * * ? *)', { minutes: [5, 35] }],
    ['cron(35,5,5-7 0 * * ? *)', { minutes: [5, 6, 7, 35] }],
    ['cron(0 8-17 * * ? *)', { hours: allOf(8, 17) }],
    ['cron(0 11-23/4 * * ? *)', { hours: [11, 15, 19, 23] }],
    ['cron(0 20-2 * * ? *)', { hours: [0, 1, 2, 20, 21, 22, 23] }],
    ['cron(0 20-2/2 * * ? *)', { hours: [0, 2, 20, 22] }],
    ['cron(0 * * * ? *)', { hours }],
    ['cron(0 0 1 1-12/3 ? *)', { months: [1, 4, 7, 10], days: { of: 'month', days: [1], nearestWeekdays: [] } }],
    ['cron(0 0 * JAN,mar ? *)', { months: [1, 3] }],
    ['cron(0 0 * NOV-FEB ? *)', { months: [1, 2, 11, 12] }],
    ['cron(0 0 * * ? 2026-2028)', { years: [2026, 2027, 2028] }],
    ['cron(0 0 L * ? *)', { days: { of: 'month', days: [], last: true, nearestWeekdays: [] } }],
    ['cron(0 0 LW * ? *)', { days: { of: 'month', days: [], lastWeekday: true, nearestWeekdays: [] } }],
    ['cron(0 0 3W * ? *)', { days: { of: 'month', days: [], nearestWeekdays: [3] } }],
    ['cron(0 0 1,15W,L * ? *)', { days: { of: 'month', days: [1], last: true, nearestWeekdays: [15] } }],
    ['cron(0 0 ? * MON-FRI *)', { days: { of: 'week', days: [2, 3, 4, 5, 6], lastOfMonth: [] } }],
    ['cron(0 0 ? * mon-fri *)', { days: { of: 'week', days: [2, 3, 4, 5, 6], lastOfMonth: [] } }],
    ['cron(0 0 ? * 1,7 *)', { days: { of: 'week', days: [1, 7], lastOfMonth: [] } }],
    ['cron(0 0 ? * FRI-MON *)', { days: { of: 'week', days: [1, 2, 6, 7], lastOfMonth: [] } }],
    ['cron(0 0 ? * * *)', { days: { of: 'week', days: allOf(1, 7), lastOfMonth: [] } }],
    ['cron(0 0 ? * L *)', { days: { of: 'week', days: [7], lastOfMonth: [] } }],
    ['cron(0 0 ? * 6L *)', { days: { of: 'week', days: [], lastOfMonth: [6] } }],
    ['cron(0 0 ? * FRIL *)', { days: { of: 'week', days: [], lastOfMonth: [6] } }],
    ['cron(0 0 ? * 3#2 *)', { days: { of: 'week', days: [], lastOfMonth: [], nth: { day: 3, n: 2 } } }],
    ['cron(0 0 ? * TUE#2 *)', { days: { of: 'week', days: [], lastOfMonth: [], nth: { day: 3, n: 2 } } }],
  ])('%s', (text, change) => {
    expect(parseSchedule(text, 'rule')).toEqual(cron(change));
  });

  const both = "Write '?' in one of the two, and a value or '*' in the other, for example 'cron(0 12 * * ? *)'.";
  test.each<[text: string, why: string]>([
    [
      'cron(0 12 * * *)',
      "a cron expression has six fields (minutes, hours, day-of-month, month, day-of-week, year), and this one has 5. Write, for example, 'cron(0 12 * * ? *)'.",
    ],
    [
      'cron()',
      "a cron expression has six fields (minutes, hours, day-of-month, month, day-of-week, year), and this one has 0. Write, for example, 'cron(0 12 * * ? *)'.",
    ],
    // cfn-lint#1351, serverless#2781.
    ['cron(* 1 * * * *)', `day-of-month is '*' and day-of-week is '*', and only one of them can have a value. ${both}`],
    [
      'cron(55 7-23 1 * MON *)',
      `day-of-month is '1' and day-of-week is 'MON', and only one of them can have a value. ${both}`,
    ],
    ['cron(0 12 ? * ? *)', `day-of-month and day-of-week are both '?'. ${both}`],
    // serverless-plugin-warmup#193.
    [
      'cron(0/5 9-22 ? 1-4,11,12 1-7 ?)',
      "'?' is a value of day-of-month and day-of-week only, and year has it. Write '*' or values from 1970 to 2199.",
    ],
    // EventBridge User Guide: "3#1,6#3 is not valid".
    [
      'cron(0 0 ? * 3#1,6#3 *)',
      "a day-of-week with '#' is one weekday and its number in the month, without a list. Write, for example, '3#2' for the second Tuesday, and a schedule of its own for each other day.",
    ],
    ['cron(0 0 ? * 3#6 *)', "no month has weekday number 6. Write a number from 1 to 5 after '#'."],
    ['cron(60 0 * * ? *)', "'60' is not a value of minutes. Write '*' or values from 0 to 59."],
    ['cron(0 24 * * ? *)', "'24' is not a value of hours. Write '*' or values from 0 to 23."],
    ['cron(0 0 0 * ? *)', "'0' is not a value of day-of-month. Write '*' or values from 1 to 31."],
    ['cron(0 0 32W * ? *)', "'32' is not a value of day-of-month. Write '*' or values from 1 to 31."],
    ['cron(0 0 * 13 ? *)', "'13' is not a value of month. Write '*' or values from 1 to 12, or JAN to DEC."],
    ['cron(0 0 * JANUARY ? *)', "'JANUARY' is not a value of month. Write '*' or values from 1 to 12, or JAN to DEC."],
    ['cron(0 0 ? * 0 *)', "'0' is not a value of day-of-week. Write '*' or values from 1 to 7, or SUN to SAT."],
    ['cron(0 0 ? * 8L *)', "'8L' is not a value of day-of-week. Write '*' or values from 1 to 7, or SUN to SAT."],
    ['cron(0 0 * * ? 1969)', "'1969' is not a value of year. Write '*' or values from 1970 to 2199."],
    ['cron(0 0 * * ? 2030-2026)', "the year range '2030-2026' runs backwards. Write '2026-2030'."],
    ['cron(0/0 0 * * ? *)', "the step '/0' of minutes is not a number above 0. Write, for example, '0/2'."],
    ['cron(1/2/3 0 * * ? *)', "'1/2/3' is not a value of minutes. Write '*' or values from 0 to 59."],
    ['cron(/ 0 * * ? *)', "the step '/' of minutes is not a number above 0. Write, for example, '0/2'."],
    ['cron(1-2-3 0 * * ? *)', "'1-2-3' is not a value of minutes. Write '*' or values from 0 to 59."],
    ['cron(1, 0 * * ? *)', "'1,' is not a value of minutes. Write '*' or values from 0 to 59."],
    ['cron(L 0 * * ? *)', "'L' is not a value of minutes. Write '*' or values from 0 to 59."],
  ])('rejects %s', (text, why) => {
    expect(parsed(text, 'rule')).toBe(`AWS rejects the schedule '${text}': ${why}`);
  });
});

test.each<[text: string, owner: ScheduleOwner, forms: string]>([
  ['0 12 * * ? *', 'rule', 'rate(…) or cron(…)'],
  ['every 5 minutes', 'scheduler', 'rate(…), cron(…) or at(…)'],
  ['RATE(5 minutes)', 'rule', 'rate(…) or cron(…)'],
  ['', 'rule', 'rate(…) or cron(…)'],
])('rejects %j', (text, owner, forms) => {
  expect(parsed(text, owner)).toBe(
    `AWS rejects the schedule '${text}': it is not ${forms}. Write, for example, 'rate(5 minutes)' or 'cron(0 12 * * ? *)'.`,
  );
});
