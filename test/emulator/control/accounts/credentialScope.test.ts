import { credentialScope } from '../../../../src/emulator/control/accounts/credentialScope';

const header = (credential: string): string =>
  `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=abc`;

test.each([
  ['AKIDEXAMPLE/20300101/eu-west-1/states/aws4_request', { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' }],
  ['123456789012/20300101/us-gov-west-1/states/aws4_request', { accessKeyId: '123456789012', region: 'us-gov-west-1' }],
])('%s', (credential, expected) => {
  expect(credentialScope(header(credential))).toEqual(expected);
});

test.each([
  undefined,
  '',
  'Bearer x',
  header('AKID'),
  header('AKID/today/us-east-1/states/aws4_request'),
  header('AKID/20300101/us east/states/aws4_request'),
  header(`${'A'.repeat(100_000)}/20300101/us-east-1/states/aws4_request`),
])('%# has no scope', (authorization) => {
  expect(credentialScope(authorization)).toBeUndefined();
});
