import { UnawaitedCalls } from '../../../../src/tasks/integrations/lambda/UnawaitedCalls';

test('waits for all calls, and for those that they start', async () => {
  const calls = new UnawaitedCalls();
  const heard: string[] = [];
  const later = (what: string, then?: () => void): void =>
    calls.add(new Promise(setImmediate).then(() => (heard.push(what), then?.())));
  later('first', () => later('second'));
  expect(calls.count).toBe(1);
  await calls.settled(10_000);
  expect(heard).toEqual(['first', 'second']);
  expect(calls.count).toBe(0);
  await calls.settled(10_000);
});

test('but not forever, and not twice', async () => {
  const calls = new UnawaitedCalls();
  calls.add(new Promise(() => undefined));
  await calls.settled(1);
  expect(calls.count).toBe(0);
  let ended = false;
  calls.add(new Promise(setImmediate).then(() => void (ended = true)));
  await calls.settled(10_000);
  expect(ended).toBe(true);
});
