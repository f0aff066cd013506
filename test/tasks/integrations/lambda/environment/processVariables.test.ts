import { AsyncLocalStorage } from 'node:async_hooks';
import type { HandlerVariables } from '../../../../../src/tasks/integrations/lambda/environment/HandlerVariables';
import {
  processVariables,
  provideProcessVariables,
} from '../../../../../src/tasks/integrations/lambda/environment/processVariables';
import { variablesOf } from '../../../../../src/tasks/integrations/lambda/environment/variablesOf';

const running = new AsyncLocalStorage<HandlerVariables>();
provideProcessVariables(() => running.getStore());

const place = { functionName: 'charge', memoryMb: 128, region: 'us-east-1', accountId: '123456789012' };
const variables = () => variablesOf(place, { template: { TABLE: 'orders' }, passing: {} });
const original = process.env;
afterEach(() => {
  process.env = original;
  for (const name of ['TABLE', 'SET_BY_HANDLER', 'AWS_PROFILE']) delete process.env[name];
});

test('a handler sees its own variables, other code does not', async () => {
  process.env['AWS_PROFILE'] = 'production';
  const seen = await running.run(variables(), async () => {
    await Promise.resolve();
    return {
      table: process.env['TABLE'],
      profile: process.env['AWS_PROFILE'],
      inTable: 'TABLE' in process.env,
      inProfile: 'AWS_PROFILE' in process.env,
      spread: { ...process.env }['TABLE'],
      keys: Object.keys(process.env).filter((name) => ['TABLE', 'AWS_PROFILE'].includes(name)),
      own: Object.hasOwn(process.env, 'AWS_PROFILE'),
      // eslint-disable-next-line no-prototype-builtins -- it is there
      method: process.env.hasOwnProperty('TABLE'),
      json: (JSON.parse(JSON.stringify(process.env)) as NodeJS.ProcessEnv)['TABLE'],
    };
  });
  expect(seen).toEqual({
    table: 'orders',
    profile: undefined,
    inTable: true,
    inProfile: false,
    spread: 'orders',
    keys: ['TABLE'],
    own: false,
    method: true,
    json: 'orders',
  });
  expect(process.env['TABLE']).toBeUndefined();
  expect(process.env['AWS_PROFILE']).toBe('production');
});

test('a test may replace process.env, and set variables in it', () => {
  const own = variables();
  process.env = { ...process.env, TABLE: 'of the test' };
  expect(running.run(own, () => process.env['TABLE'])).toBe('of the test');
  expect(processVariables()['TABLE']).toBe('of the test');
  process.env['TABLE'] = 'changed';
  expect(running.run(own, () => process.env['TABLE'])).toBe('changed');
});

test("a handler changes the variables of the process, except those that replace the developer's", () => {
  const own = variables();
  process.env['AWS_PROFILE'] = 'production';
  const seen = running.run(own, () => {
    process.env['SET_BY_HANDLER'] = 'yes';
    process.env['AWS_PROFILE'] = 'mine';
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIAMINE';
    delete process.env['AWS_SESSION_TOKEN'];
    return ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN'].map((name) => process.env[name]);
  });
  expect(seen).toEqual(['mine', 'AKIAMINE', undefined]);
  expect([process.env['SET_BY_HANDLER'], process.env['AWS_PROFILE']]).toEqual(['yes', 'production']);
});

test('a second call changes nothing', () => {
  const view = process.env;
  provideProcessVariables(() => undefined);
  expect(process.env).toBe(view);
});
