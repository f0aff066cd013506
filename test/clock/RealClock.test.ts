import { RealClock } from '../../src/clock/RealClock';

test('timers fire by themselves, in order, and whoever waits is told', async () => {
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

test('scaled time passes as many times as fast', async () => {
  const clock = new RealClock(() => undefined, { factor: 1_000_000, startMs: 0 });
  const dueMs = clock.now() + 3_600_000;
  await new Promise<void>((resolve) => clock.at(dueMs, resolve));
  expect(clock.now()).toBeGreaterThanOrEqual(dueMs);
});

test('advancing fires what is due at once', () => {
  const fired: string[] = [];
  const clock = new RealClock(() => fired.push('told'));
  clock.at(clock.now() + 60_000, () => fired.push('timer'));
  clock.advance(60_000);
  clock.close();
  expect(fired).toEqual(['timer', 'told']);
});
