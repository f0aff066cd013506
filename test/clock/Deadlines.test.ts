import { setTimeout as sleep } from 'node:timers/promises';
import { Deadlines } from '../../src/clock/Deadlines';

test('calls deadlines in the order in which they are due, and skips cancelled ones', async () => {
  const deadlines = new Deadlines();
  const called: string[] = [];
  const all = new Promise<void>((resolve) => {
    deadlines.after(20, { expire: () => called.push('first') });
    deadlines.after(20, { expire: () => called.push('lifted') }).cancel();
    deadlines.after(5, { expire: () => called.push('shorter') });
    void sleep(8).then(() =>
      deadlines.after(20, {
        expire() {
          called.push('second');
          resolve();
        },
      }),
    );
  });
  await all;
  expect(called).toEqual(['shorter', 'first', 'second']);
});

test('a length is used again after all of its deadlines are over', async () => {
  const deadlines = new Deadlines();
  await new Promise<void>((resolve) => void deadlines.after(1, { expire: resolve }));
  await new Promise<void>((resolve) => void deadlines.after(1, { expire: resolve }));
});

test('one that is cancelled before the event loop has had a turn leaves nothing behind', async () => {
  const deadlines = new Deadlines();
  const called: string[] = [];
  deadlines.after(1, { expire: () => called.push('lifted') }).cancel();
  deadlines.after(1, { expire: () => called.push('lifted at once') }).cancel();
  await new Promise<void>((resolve) => void deadlines.after(5, { expire: resolve }));
  expect(called).toEqual([]);
});

test('a deadline can be lifted while another one expires', async () => {
  const deadlines = new Deadlines();
  const called: string[] = [];
  await new Promise<void>((resolve) => {
    deadlines.after(1, { expire: () => second.cancel() });
    const second = deadlines.after(1, { expire: () => called.push('lifted') });
    deadlines.after(1, { expire: resolve });
  });
  expect(called).toEqual([]);
});
