import { SkippingClock } from '../../src/clock/SkippingClock';

test('time jumps from timer to timer', () => {
  const clock = new SkippingClock(1_000);
  const timeline = clock.newTimeline();
  const seen: number[] = [];
  timeline.at(5_000, () => seen.push(timeline.now()));
  timeline.at(3_000, () => {
    seen.push(timeline.now());
    timeline.at(4_000, () => seen.push(timeline.now()));
  });
  while (clock.skip());
  expect([seen, timeline.now(), clock.now()]).toEqual([[3_000, 4_000, 5_000], 5_000, 1_000]);
});

test('a hold stops its own time line and no other', () => {
  const clock = new SkippingClock(0);
  const [held, free] = [clock.newTimeline(), clock.newTimeline()];
  const fired: string[] = [];
  held.at(1, () => fired.push('held'));
  free.at(2, () => fired.push('free'));
  held.hold();
  held.hold();
  while (clock.skip());
  expect(fired).toEqual(['free']);
  held.release();
  expect(clock.skip()).toBe(false);
  held.release();
  while (clock.skip());
  expect(fired).toEqual(['free', 'held']);
});

test('a hold stops nothing that is due by now: no time has to pass for it', () => {
  const clock = new SkippingClock(0);
  const timeline = clock.newTimeline();
  const fired: string[] = [];
  timeline.hold();
  timeline.at(10, () => fired.push('later'));
  timeline.at(0, () => fired.push('now'));
  timeline.at(0, () => fired.push('cancelled')).cancel();
  while (clock.skip());
  expect([fired, timeline.now()]).toEqual([['now'], 0]);
});

test('advanceTo fires due timers, whatever holds time', () => {
  const clock = new SkippingClock(0);
  const timeline = clock.newTimeline();
  const fired: number[] = [];
  timeline.hold();
  timeline.at(10, () => fired.push(timeline.now()));
  timeline.at(30, () => fired.push(timeline.now()));
  timeline.advanceTo(20);
  expect([timeline.now(), clock.skip(), fired]).toEqual([0, true, [10]]);
  expect([clock.skip(), timeline.now(), clock.skip(), fired]).toEqual([true, 20, false, [10]]);
});

test('a time line whose timers were all cancelled keeps no other from its own', () => {
  const clock = new SkippingClock(0);
  const [stopped, other] = [clock.newTimeline(), clock.newTimeline()];
  const fired: string[] = [];
  const limit = stopped.limit({ limitMs: 9, expire: () => fired.push('limit') });
  const timer = stopped.at(1, () => fired.push('stopped'));
  other.at(2, () => fired.push('other'));
  limit.cancel();
  timer.cancel();
  expect([clock.skip(), clock.skip(), fired]).toEqual([true, false, ['other']]);
});

test('a new time line starts where the service is', () => {
  const clock = new SkippingClock(100);
  clock.advance(50);
  expect(clock.newTimeline().now()).toBe(150);
});

test('close drops all timers', () => {
  const clock = new SkippingClock(0);
  clock.newTimeline().at(1, () => {
    throw new Error('fired');
  });
  clock.close();
  expect(clock.skip()).toBe(false);
});

test("a timer on the service's own time is not skipped to, but fires when the test advances", () => {
  const clock = new SkippingClock(0);
  const fired: string[] = [];
  clock.after(60_000, () => fired.push('a'));
  clock.after(60_000, () => fired.push('b')).cancel();
  expect([clock.skip(), fired]).toEqual([false, []]);
  clock.advance(59_999);
  expect(fired).toEqual([]);
  clock.advance(1);
  clock.advance(60_000);
  expect(fired).toEqual(['a']);
});

test('limits keep their place among the timers, the first one and later ones', () => {
  const clock = new SkippingClock(0);
  const timeline = clock.newTimeline();
  const fired: string[] = [];
  const named = (name: string) => ({ expire: () => void fired.push(`${timeline.now()} ${name}`) });
  const first = timeline.limit({ limitMs: 20, ...named('first limit') });
  timeline.at(20, named('timer of the same time').expire);
  timeline.limit({ limitMs: 10, ...named('second limit') });
  timeline.at(30, named('last timer').expire);
  timeline.hold();
  expect(clock.skip()).toBe(false);
  timeline.advanceTo(15);
  while (clock.skip());
  expect(fired.splice(0)).toEqual(['10 second limit']);
  timeline.release();
  while (clock.skip());
  first.cancel();
  expect(fired).toEqual(['20 first limit', '20 timer of the same time', '30 last timer']);
});

test('a limit that is cancelled or closed never comes', () => {
  const clock = new SkippingClock(0);
  const [cancelled, closed] = [clock.newTimeline(), clock.newTimeline()];
  const never = {
    limitMs: 10,
    expire() {
      throw new Error('it came');
    },
  };
  cancelled.limit(never).cancel();
  expect(clock.skip()).toBe(false);
  closed.limit(never);
  clock.close();
  expect(clock.skip()).toBe(false);
  cancelled.limit(never).cancel();
  expect(clock.skip()).toBe(false);
});
