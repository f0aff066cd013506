import { createClient } from '../../../../src/tasks/integrations/sdk/createClient';

interface Config {
  credentials(): Promise<{ accessKeyId: string }>;
  region(): Promise<string>;
}

const environment = { ...process.env };
beforeEach(() => {
  delete process.env['AWS_ACCESS_KEY_ID'];
  delete process.env['AWS_SECRET_ACCESS_KEY'];
});
afterEach(() => {
  process.env = { ...environment };
});

async function keyOf(accountId: string, ownAccountId?: string): Promise<string> {
  const executionArn = `arn:aws:states:eu-west-1:${accountId}:execution:m:e`;
  const { client } = createClient('sqs', { url: 'http://127.0.0.1:1' }, { executionArn }, ownAccountId)!;
  const config = client.config as unknown as Config;
  expect(await config.region()).toBe('eu-west-1');
  return (await config.credentials()).accessKeyId;
}

test('an account that the caller has chosen is the key of the calls that go out', async () => {
  expect(await keyOf('111122223333', '123456789012')).toBe('111122223333');
  process.env['AWS_ACCESS_KEY_ID'] = 'mine';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
  expect(await keyOf('111122223333', '123456789012')).toBe('111122223333');
});

test('else the key is that of the environment, or made up', async () => {
  expect([await keyOf('123456789012', '123456789012'), await keyOf('111122223333')]).toEqual(['stepmill', 'stepmill']);
  process.env['AWS_ACCESS_KEY_ID'] = 'mine';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
  expect(await keyOf('123456789012', '123456789012')).toBe('mine');
});
