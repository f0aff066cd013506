import { staysOutside } from '../../../../../src/tasks/integrations/lambda/environment/developerVariables';

const credentials = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CONFIG_FILE',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AWS_EC2_METADATA_SERVICE_ENDPOINT',
  'AWS_BEARER_TOKEN_BEDROCK',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_ENDPOINT_URL_SFN',
];
const secrets = [
  'STEPMILL_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'NPM_TOKEN',
  'NODE_AUTH_TOKEN',
];

test.each([...credentials, ...secrets])('%s stays outside, until it is let through by name', (name) => {
  expect(staysOutside(name, {})).toBe(true);
  expect(staysOutside(name, { passEnvironment: [name] })).toBe(false);
  expect(staysOutside(name, { passEnvironment: ['OTHER'] })).toBe(true);
});

test.each([
  'PATH',
  'HOME',
  'DATABASE_URL',
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_CA_BUNDLE',
  'AWS_MAX_ATTEMPTS',
  'GITHUB_SHA',
])('%s is a variable like any other', (name) => expect(staysOutside(name, {})).toBe(false));

test('where handlers may call AWS, the variables of AWS pass, and no others', () => {
  expect(credentials.filter((name) => staysOutside(name, { awsCalls: 'allow' }))).toEqual([]);
  expect(secrets.filter((name) => staysOutside(name, { awsCalls: 'allow' }))).toEqual(secrets);
});
