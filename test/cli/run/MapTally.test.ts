import { MapTally, Repetition } from '../../../src/cli/run/MapTally';
import type { Visit } from '../../../src/story/trace/Story';

const visit = (state: string) => ({ state }) as Visit;

test('counts what happens to each state, aligned, without what did not happen', () => {
  const tally = new MapTally(1200);
  for (let item = 0; item < 1200; item++) tally.count(visit('Price'), 'entered');
  tally.count(visit('Price'), 'retried');
  tally.count(visit('Price'), 'failed');
  tally.count(visit('Price'), 'succeeded');
  tally.count(visit('A longer name'), 'entered');
  tally.count(visit('A longer name'), 'caught');
  expect([tally.itemCount, tally.summary()]).toEqual([
    '1,200 items',
    ['Price          1,200×  1 retried, 1 failed', 'A longer name      1×  1 caught'],
  ]);
});

test('the first three lines of each problem are shown, the others counted', () => {
  const tally = new MapTally(9);
  const shown = (['entered', 'succeeded', 'aborted'] as const).map((event) => tally.takesLine(event));
  const retried = Array.from({ length: 5 }, () => tally.takesLine('retried'));
  const failed = Array.from({ length: 4 }, () => tally.takesLine('failed'));
  expect([shown, retried, failed, tally.summary()]).toEqual([
    [false, false, false],
    [true, true, true, false, false],
    [true, true, true, false],
    ['(3 more lines like those above)'],
  ]);
});

test('progress counts the items whose last state is not open', () => {
  const strand = (...outcomes: string[]) => ({ visits: outcomes.map((outcome) => ({ outcome })) });
  const map = {
    state: 'Each',
    attempts: [{ strands: [] }, { strands: [strand('succeeded', 'open'), strand('failed'), strand('open')] }],
  } as unknown as Visit;
  expect(new MapTally(40).progress(map)).toBe('Each: 1 of 40');
});

test('a loop is shown twenty times, then counted; failures are always shown', () => {
  const repetition = new Repetition();
  const hidden = (state: string, event: 'entered' | 'succeeded' | 'failed', times: number) =>
    Array.from({ length: times }, () => repetition.hides(state, event)).filter(Boolean).length;
  expect([
    hidden('Loop', 'succeeded', 25),
    hidden('Loop', 'entered', 23),
    hidden('Loop', 'failed', 30),
    hidden('Else', 'succeeded', 20),
  ]).toEqual([5, 3, 0, 0]);
  expect([repetition.takeSummary(), repetition.takeSummary()]).toEqual(['… and again: Loop 5×', undefined]);
  hidden('Loop', 'succeeded', 2);
  hidden('Else', 'succeeded', 1);
  expect(repetition.takeSummary()).toBe('… and again: Loop 2×, Else 1×');
});
