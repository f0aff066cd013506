import type { ServiceOptions } from '../../../src/emulator/service/ServiceOptions';
import { createService } from '../../../src/emulator/service/createService';

test.each<[ServiceOptions, string]>([
  [{ startTime: 'tomorrow' }, "startTime is not a time: tomorrow. Write, for example, '2030-01-01T00:00:00Z'."],
  [
    { startTime: '2030-02-30T00:00:00Z' },
    "startTime is not a time: 2030-02-30T00:00:00Z. Write, for example, '2030-01-01T00:00:00Z'.",
  ],
  [{ startTime: null as never }, "startTime is not a time: null. Write, for example, '2030-01-01T00:00:00Z'."],
  [{ startTime: true as never }, "startTime is not a time: true. Write, for example, '2030-01-01T00:00:00Z'."],
  ...['2026-01-01 10:00', '2026-01-01T10:00', '2026-01-01T10:00:00.000', 'January 1, 2026', '1/2/2026'].map(
    (startTime): [ServiceOptions, string] => [
      { startTime },
      `startTime '${startTime}' has no time zone, so it depends on the computer. Write, for example, '2030-01-01T00:00:00Z'.`,
    ],
  ),
  [{ time: { scale: 0 } }, `time must be 'real', 'skip', 'manual' or { scale: n } with n above 0, not {"scale":0}.`],
  [{ time: 'fast' as never }, `time must be 'real', 'skip', 'manual' or { scale: n } with n above 0, not "fast".`],
])('%j is refused with what to write instead', (options, message) => {
  expect(() => createService(options)).toThrow(message);
});

test.each([
  [{ sed: 7 }, "createService(…) has no option 'sed'. Did you mean 'seed'?"],
  [{ unusedMocks: 'fail' }, /^createService\(…\) has no option 'unusedMocks'\./],
  [{ keep: { execution: 1 } }, "The option keep has no option 'execution'. Did you mean 'executions'?"],
])('the unknown option in %j is refused', (options, message) => {
  expect(() => createService(options as never)).toThrow(message);
});

test('a mock file that is wrong is refused when the service is made', () => {
  expect(() => createService({ mocks: { StateMachines: { M: 1 } } })).toThrow(/MockConfigFile\.json/);
  expect(() => createService({ mocks: '/no/such/file.json' })).toThrow(/cannot be read/);
});

test.each([
  ['a date', new Date('2030-01-01T00:00:00Z')],
  ['ISO text', '2030-01-01T00:00:00Z'],
  ['ISO text with an offset', '2030-01-01T01:00:00+01:00'],
  ['a day, which is one of UTC', '2030-01-01'],
  ['text of GMT', 'Tue, 01 Jan 2030 00:00:00 GMT'],
  ['epoch milliseconds', 1893456000000],
])('time begins at %s', (_title, startTime) => {
  const service = createService({ time: 'skip', startTime });
  expect(service.now()).toBe(1893456000000);
  service.advance(1500);
  expect(service.now()).toBe(1893456001500);
  service.close();
});

test('account and region are those of the options', () => {
  const service = createService({ accountId: '210987654321', region: 'eu-central-1' });
  expect(service.call('CreateActivity', { name: 'a' })).toMatchObject({
    activityArn: 'arn:aws:states:eu-central-1:210987654321:activity:a',
  });
  service.close();
});
