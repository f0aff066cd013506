import { parseResource } from '../../src/language/asl/resource';
import { optimisedIntegrations } from '../../src/services/catalogue';
import { canonicalService, findJob, findService, sdkServiceName, serviceNames } from '../../src/services/services';
import { sdkServices } from '../../src/services/sdkServices';
import { sdkServiceNames } from '../../src/services/serviceNames';
import type { SyncJob } from '../../src/services/SyncJob';

const resource = (name: string) => parseResource(`arn:aws:states:::${name}`)!;

test('every service of the table has its file, and those behind aws-sdk: alone have no other description', () => {
  expect(serviceNames().filter((name) => findService(name)?.errorPrefix === undefined)).toEqual([]);
  const names = Object.keys(sdkServices);
  expect(names.filter((name) => !sdkServiceNames.includes(name))).toEqual([]);
  expect(names.filter((name) => findService(name, true) !== sdkServices[name] || findService(name))).toEqual([]);
});

const waiting = optimisedIntegrations()
  .filter(({ patterns }) => patterns.includes('SYNC'))
  .map(({ service, action }) => `${service}:${action}.sync`);

test('every integration with .sync has a job, or is known to have none', () => {
  expect(waiting.filter((name) => findJob(resource(name)) === undefined)).toEqual(['eks:runJob.sync']);
});

test('deletion jobs end without a description', () => {
  const withoutSuccess = waiting.filter((name) => {
    const job = findJob(resource(name));
    return job !== undefined && Object.keys(job.end.success).length === 0;
  });
  expect(withoutSuccess).toEqual([
    'eks:deleteCluster.sync',
    'eks:deleteNodegroup.sync',
    'eks:deleteFargateProfile.sync',
  ]);
});

test('the description of a successful job has a state of success', () => {
  const jobs = waiting.map((name) => findJob(resource(name))).filter((job): job is SyncJob => job !== undefined);
  const states = jobs.filter(({ end }) => Object.keys(end.success).length > 0).map(({ end }) => end.state(end.success));
  expect(new Set(states)).toEqual(new Set(['succeeded']));
});

test.each(['batch:submitJob', 'aws-sdk:batch:submitJob', 'lambda:invoke.waitForTaskToken', 'constructor:name.sync'])(
  '%s waits for no job',
  (name) => expect(findJob(resource(name))).toBeUndefined(),
);

test('an inherited property name is not a service', () => {
  expect(findService('constructor')).toBeUndefined();
});

test('finds a service by its name in a Resource, behind aws-sdk: or not', () => {
  expect(findService('states')).toBe(findService('sfn', true));
  expect([findService('sfn'), findService('states', true)]).toEqual([undefined, undefined]);
});

test.each([
  ['states', 'sfn'],
  ['events', 'eventbridge'],
  ['emr-serverless', 'emrserverless'],
  ['elasticmapreduce', 'emr'],
  ['DynamoDB', 'dynamodb'],
  ['cognito-idp', 'cognitoidentityprovider'],
  ['logs', 'cloudwatchlogs'],
  ['secrets-manager', 'secretsmanager'],
  ['constructor', 'constructor'],
])('canonicalService(%s) is %s', (service, name) => {
  expect(canonicalService(service)).toBe(name);
});

test('the SDK has other names for some', () => {
  expect(['states', 'events', 'elasticmapreduce', 'logs', 's3', 'constructor'].map(sdkServiceName)).toEqual([
    'sfn',
    'eventbridge',
    'emr',
    'cloudwatchlogs',
    's3',
    'constructor',
  ]);
});
