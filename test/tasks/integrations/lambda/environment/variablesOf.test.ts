import { devNull } from 'node:os';
import { runnerVariables } from '../../../../../src/tasks/integrations/lambda/environment/runnerVariables';
import { variablesOf } from '../../../../../src/tasks/integrations/lambda/environment/variablesOf';

const place = { functionName: 'charge', memoryMb: 256, region: 'eu-west-1', accountId: '100000000001' };
const [shell] = Object.keys(runnerVariables()).filter(
  (name) => /^[A-Z]+$/.test(name) && process.env[name] !== undefined,
);
const before = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

test('the function finds out who it is, and the way back', () => {
  process.env['https_proxy'] = 'http://proxy:3128';
  process.env['NO_PROXY'] = 'intranet';
  const variables = variablesOf(place, { passing: {}, endpoint: () => 'http://127.0.0.1:4000' });
  const names = variables.names().filter((name) => name.startsWith('AWS_') && variables.get(name) !== before[name]);
  expect(Object.fromEntries(names.map((name) => [name, variables.get(name)]))).toEqual({
    AWS_ACCESS_KEY_ID: '100000000001',
    AWS_SECRET_ACCESS_KEY: 'stepmill',
    AWS_SESSION_TOKEN: 'stepmill:charge',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_CONFIG_FILE: devNull,
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4000',
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_LAMBDA_FUNCTION_NAME: 'charge',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/charge',
    AWS_LAMBDA_LOG_STREAM_NAME: 'stepmill/[$LATEST]charge',
  });
  // Whatever the proxy: it must not see these calls.
  expect(variables.get('no_proxy')).toBe('intranet,127.0.0.1');
  expect(variables.get('https_proxy')).toBe('http://proxy:3128');
});

test('variables set since the runner started override the template, which overrides the shell', () => {
  const variables = variablesOf(place, { template: { TABLE: 'template', [shell!]: 'template' }, passing: {} });
  expect([variables.get('TABLE'), variables.get(shell!)]).toEqual(['template', 'template']);
  process.env['TABLE'] = 'test';
  process.env[shell!] = 'test';
  expect([variables.get('TABLE'), variables.get(shell!)]).toEqual(['test', 'test']);
  delete process.env[shell!];
  expect(variables.get(shell!)).toBeUndefined();
  expect(variables.names()).not.toContain(shell);
});

test('without a template, the shell counts', () => {
  expect(variablesOf(place, { passing: {} }).get(shell!)).toBe(process.env[shell!]);
});

test('credentials are dummies, whoever sets others', () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_PROFILE: 'production', GITHUB_TOKEN: 'secret' });
  const template = { AWS_ACCESS_KEY_ID: 'AKIATEMPLATE' };
  const variables = variablesOf(place, { template, passing: {} });
  expect(variables.get('AWS_ACCESS_KEY_ID')).toBe('100000000001');
  expect(variables.get('AWS_PROFILE')).toBeUndefined();
  expect(variables.get('GITHUB_TOKEN')).toBeUndefined();
});

test('unless they are given for handlers, or let through by name', () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_PROFILE: 'production', GITHUB_TOKEN: 'secret' });
  const given = variablesOf(place, { given: { AWS_ACCESS_KEY_ID: 'AKIAGIVEN' }, passing: {} });
  expect(given.get('AWS_ACCESS_KEY_ID')).toBe('AKIAGIVEN');
  const passing = { passEnvironment: ['AWS_ACCESS_KEY_ID', 'GITHUB_TOKEN'] };
  const passed = variablesOf(place, { passing });
  expect(['AWS_ACCESS_KEY_ID', 'GITHUB_TOKEN', 'AWS_PROFILE'].map((name) => passed.get(name))).toEqual([
    'AKIAREAL',
    'secret',
    undefined,
  ]);
});

test("where handlers may call AWS, the variables of AWS are the developer's, and Step Functions is here", () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_PROFILE: 'production', AWS_REGION: 'sa-east-1' });
  const variables = variablesOf(place, { passing: { awsCalls: 'allow' }, endpoint: () => 'http://127.0.0.1:4000' });
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_REGION', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SFN'];
  expect(names.map((name) => variables.get(name))).toEqual([
    'AKIAREAL',
    'production',
    'sa-east-1',
    undefined,
    'http://127.0.0.1:4000',
  ]);
});

test("a developer's endpoint of one service stays, that of all services is replaced", () => {
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = 'http://127.0.0.1:8000';
  process.env['AWS_ENDPOINT_URL_SFN'] = 'http://127.0.0.1:8083';
  const variables = variablesOf(place, { passing: {}, endpoint: () => 'http://127.0.0.1:4000' });
  expect(variables.get('AWS_ENDPOINT_URL_DYNAMODB')).toBe('http://127.0.0.1:8000');
  expect(variables.get('AWS_ENDPOINT_URL_SFN')).toBeUndefined();
  expect(variables.all()['AWS_ENDPOINT_URL']).toBe('http://127.0.0.1:4000');
});
