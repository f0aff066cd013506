import { sdkEnvironment } from '../../../src/harness/client/sdkEnvironment';
import { stepmill } from '../../../src/jest';

const sfn = stepmill();
const identity = { endpoint: 'http://127.0.0.1:1', region: 'eu-west-1', accessKeyId: '111122223333' };
const common = {
  AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:1',
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
};

test('keys where there is no file, else the file', () => {
  expect(sdkEnvironment(identity)).toEqual({
    ...common,
    AWS_ACCESS_KEY_ID: '111122223333',
    AWS_SECRET_ACCESS_KEY: 'stepmill',
  });
  expect(sdkEnvironment(identity, '/keys')).toEqual({ ...common, AWS_SHARED_CREDENTIALS_FILE: '/keys' });
});

test('sfn.env() hides no keys of a file that the user names', async () => {
  const before = process.env['AWS_SHARED_CREDENTIALS_FILE'];
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/keys';
  const { AWS_ENDPOINT_URL_SFN, ...others } = await sfn.env();
  expect(AWS_ENDPOINT_URL_SFN).toMatch(/^http:/);
  expect(others).toEqual({
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    AWS_SHARED_CREDENTIALS_FILE: '/keys',
  });
  if (before === undefined) delete process.env['AWS_SHARED_CREDENTIALS_FILE'];
  else process.env['AWS_SHARED_CREDENTIALS_FILE'] = before;
});
