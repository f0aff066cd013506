import { useControl } from '../support/useControl';

const api = useControl({ time: 'manual' });
const wait = {
  StartAt: 'W',
  States: { W: { Type: 'Wait', Seconds: 3600, Next: 'V' }, V: { Type: 'Wait', Seconds: 60, End: true } },
};
const status = async (executionArn: string) => (await api.ask('describeExecution', { path: { executionArn } })).status;

test('tells how time passes, and moves it by seconds, to a date and to the next timer', async () => {
  const executionArn = api.run(wait);
  expect(await api.ask('describeClock')).toEqual({
    mode: 'manual',
    now: '2030-01-01T00:00:00.000Z',
    nextTimer: '2030-01-01T01:00:00.000Z',
  });
  expect(await api.ask('advanceClock', { body: { seconds: 1.1 } })).toMatchObject({ now: '2030-01-01T00:00:01.100Z' });
  expect(api.service.now() % 1).toBe(0);
  expect(await api.ask('advanceClock', { body: { seconds: 0.5 } })).toMatchObject({ now: '2030-01-01T00:00:01.600Z' });
  expect(await api.ask('setClock', { body: { now: '2030-01-01T01:30:00+00:30' } })).toMatchObject({
    now: '2030-01-01T01:00:00.000Z',
    nextTimer: '2030-01-01T01:01:00.000Z',
  });
  expect(await status(executionArn)).toBe('RUNNING');
  expect(await api.ask('nextTimer')).toMatchObject({ now: '2030-01-01T01:01:00.000Z', moved: true });
  expect(await status(executionArn)).toBe('SUCCEEDED');
  expect(await api.ask('nextTimer')).toMatchObject({ moved: false });
});

test.each<[string, object, string]>([
  [
    'setClock',
    { now: '2029-12-31T23:59:59Z' },
    '/now of the body is before the present time: 2030-01-01T00:00:00.000Z. Time never goes back.',
  ],
  [
    'setClock',
    { now: 'tomorrow' },
    "/now of the body must be a date before the year 10000, like '2030-01-01T00:00:00Z'.",
  ],
  ['setClock', { now: '1' }, "/now of the body must be a date before the year 10000, like '2030-01-01T00:00:00Z'."],
  [
    'setClock',
    { now: '2030-02-30' },
    "/now of the body must be a date before the year 10000, like '2030-01-01T00:00:00Z'.",
  ],
  ['setClock', {}, "The body lacks the member 'now'."],
  ['advanceClock', { seconds: -1 }, '/seconds of the body must be 0 or more, not -1.'],
  ['advanceClock', { seconds: 1e300 }, expect.stringContaining('ends before the year 10000')],
])('%s with %j is refused', async (name, body, message) => {
  expect(await api.refusal(name, { body })).toMatchObject({ status: 400, message });
});
