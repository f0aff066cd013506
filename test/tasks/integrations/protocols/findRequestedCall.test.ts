import { sdkServiceNames } from '../../../../src/services/serviceNames';
import { findRequestedCall } from '../../../../src/tasks/integrations/protocols/findRequestedCall';
import { jsonTargets } from '../../../../src/tasks/integrations/protocols/jsonTargets';

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=123456789012/20300101/us-east-1/${service}/aws4_request, SignedHeaders=host`,
});
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const request = (headers: Record<string, string>, { method = 'POST', path = '/', body = '' } = {}) => ({
  method,
  path,
  headers,
  body: Buffer.from(body),
});

test('each service of the table has a name for a Resource', () => {
  const known = new Set(sdkServiceNames);
  expect([...jsonTargets.values()].filter((name) => !known.has(name))).toEqual([]);
  expect(jsonTargets.size).toBeGreaterThan(130);
});

test.each([
  ['DynamoDB_20120810.PutItem', 'dynamodb', 'PutItem'],
  ['AWSStepFunctions.StartExecution', 'sfn', 'StartExecution'],
  ['AWSEvents.PutEvents', 'eventbridge', 'PutEvents'],
  ['Logs_20140328.PutLogEvents', 'cloudwatchlogs', 'PutLogEvents'],
  ['secretsmanager.GetSecretValue', 'secretsmanager', 'GetSecretValue'],
  ['AWSCognitoIdentityProviderService.AdminGetUser', 'cognitoidentityprovider', 'AdminGetUser'],
  ['com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents', 'cloudtrail', 'LookupEvents'],
  ['Timestream_20181101.WriteRecords', 'timestreamwrite', 'WriteRecords'],
  ['Timestream_20181101.Query', 'timestreamquery', 'Query'],
  ['Newcomer_20300101.DoIt', 'newcomer', 'DoIt'],
])('%s', (target, service, operation) => {
  expect(findRequestedCall(request({ 'x-amz-target': target }))).toEqual({ service, operation, protocol: 'json' });
});

test('a target that is not known belongs to the service that the request is signed for', () => {
  const headers = { 'x-amz-target': 'Newcomer_20300101.DoIt', ...signedFor('cognito-idp') };
  expect(findRequestedCall(request(headers)).service).toBe('cognitoidentityprovider');
});

test.each([
  [
    request(form, { body: 'Action=Publish&Version=2010-03-31' }),
    { service: 'sns', operation: 'Publish', protocol: 'query' },
  ],
  [
    request({ ...form, ...signedFor('neptune-db') }, { body: 'Action=X&Version=2030-01-01' }),
    { service: 'neptunedb', operation: 'X', protocol: 'query' },
  ],
  [
    request(
      { 'smithy-protocol': 'rpc-v2-cbor', ...signedFor('monitoring') },
      { path: '/service/GraniteServiceVersion20100801/operation/PutMetricData' },
    ),
    { service: 'cloudwatch', operation: 'PutMetricData', protocol: 'cbor' },
  ],
  [request({}, { path: '/2015-03-31/functions/f/invocations' }), { service: 'lambda', protocol: 'rest' }],
  [request(signedFor('ses'), { path: '/v2/email/outbound-emails' }), { service: 'ses', protocol: 'rest' }],
  [request({}, { method: 'GET', path: '/files/key' }), { service: 's3', protocol: 'rest' }],
  [
    request({}, { method: 'GET', path: '/files/key?X-Amz-Credential=1%2F20300101%2Fus-east-1%2Fs3%2Faws4_request' }),
    { service: 's3', protocol: 'rest' },
  ],
])('by form, path and signature (%#)', (given, expected) => expect(findRequestedCall(given)).toEqual(expected));
