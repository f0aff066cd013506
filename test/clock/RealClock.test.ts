import { RealClock } from '../../src/clock/RealClock';

test('fires timers by itself, in order, and notifies waiters', async () => {
  const fired: string[] = [];
  await new Promise<void>((resolve) => {
    const clock = new RealClock(() => {
      if (fired.length === 2) resolve();
    });
    const startMs = clock.now();
    clock.at(startMs + 2, () => fired.push('second'));
    clock.at(startMs + 1, () => fired.push('first'));
    clock.at(startMs + 1, () => fired.push('never')).cancel();
  });
  expect(fired).toEqual(['first', 'second']);
});

test('runs scaled time faster by the factor', async () => {
  const clock = new RealClock(() => undefined, { factor: 1_000_000, startMs: 0 });
  const dueMs = clock.now() + 3_600_000;
  await new Promise<void>((resolve) => clock.at(dueMs, resolve));
  expect(clock.now()).toBeGreaterThanOrEqual(dueMs);
});

test('advancing fires due timers at once', () => {
  const fired: string[] = [];
  const clock = new RealClock(() => fired.push('told'));
  clock.at(clock.now() + 60_000, () => fired.push('timer'));
  clock.advance(60_000);
  clock.close();
  expect(fired).toEqual(['timer', 'told']);
});

describe("when the system's date changes", () => {
  function watched(): { clock: RealClock; system: { date: number; ticks: number }; fired: number[] } {
    const system = { date: 1_000_000, ticks: 500 };
    const clock = new RealClock(() => undefined, { date: () => system.date, ticks: () => system.ticks });
    const fired: number[] = [];
    clock.at(clock.now() + 2_000, () => fired.push(clock.now()));
    return { clock, system, fired };
  }

  test('keeps going when the date is set back, and fires timers', () => {
    const { clock, system, fired } = watched();
    system.date -= 60_000;
    system.ticks += 1_999;
    clock.advance(0);
    expect([clock.now(), fired]).toEqual([1_001_999, []]);
    system.ticks += 1;
    clock.advance(0);
    clock.close();
    expect(fired).toEqual([1_002_000]);
  });

  test('follows a date that jumps ahead', () => {
    const { clock, system, fired } = watched();
    system.date += 3_600_000;
    system.ticks += 10;
    clock.advance(0);
    system.date -= 3_600_000;
    system.ticks += 5;
    clock.close();
    expect([fired, clock.now()]).toEqual([[4_600_000], 4_600_005]);
  });
});
