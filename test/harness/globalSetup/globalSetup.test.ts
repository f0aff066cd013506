import globalSetup from '../../../src/global-setup';
import { Stepmill } from '../../../src/harness/Stepmill';

const names = ['STEPMILL_ENDPOINT', 'STEPMILL_TARGET'] as const;
const before = names.map((name) => process.env[name]);

beforeEach(() => {
  for (const name of names) delete process.env[name];
});

afterAll(() => {
  names.forEach((name, index) => {
    if (before[index] === undefined) delete process.env[name];
    else process.env[name] = before[index];
  });
});

test('every harness finds the server, and an account of its own', async () => {
  const teardown = await globalSetup();
  expect(process.env['STEPMILL_ENDPOINT']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const harnesses = [new Stepmill(), new Stepmill()];
  const keys = await Promise.all(harnesses.map(async (harness) => (await harness.env())['AWS_ACCESS_KEY_ID']));
  expect(harnesses.map(({ harness }) => harness.place.kind)).toEqual(['http', 'http']);
  expect(new Set(keys).size).toBe(2);
  await Promise.all(harnesses.map((harness) => harness.close()));
  await teardown();
  expect(process.env['STEPMILL_ENDPOINT']).toBeUndefined();
});

test.each([
  ['STEPMILL_ENDPOINT', 'http://127.0.0.1:8083'],
  ['STEPMILL_TARGET', 'aws'],
])('a run that sets %s keeps its place', async (name, value) => {
  process.env[name] = value;
  const teardown = await globalSetup();
  await teardown();
  expect(names.map((one) => process.env[one])).toEqual(names.map((one) => (one === name ? value : undefined)));
});
