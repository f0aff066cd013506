import { useScenario } from './support/Scenario';

const s = useScenario({ startTime: '2030-01-01T00:00:00.500Z' });

test.each([
  ['Timestamp', { Timestamp: '2030-01-01T00:00:02.900Z' }],
  ['TimestampPath', { TimestampPath: '$.at' }],
  ['JSONata', { QueryLanguage: 'JSONata', Timestamp: '{% $states.input.at %}' }],
])('%s: a fraction of a second is cut off', async (_form, fields) => {
  const definition = { StartAt: 'W', States: { W: { Type: 'Wait', ...fields, End: true } } };
  const arn = await s.run(definition, { at: '2030-01-01T00:00:02.900Z' });
  s.service.advance(10_000);
  const exited = (await s.history(arn)).find(([event]) => event.includes('WaitStateExited'));
  expect(exited?.[0]).toBe('3<2 WaitStateExited after 1.5 s');
});
