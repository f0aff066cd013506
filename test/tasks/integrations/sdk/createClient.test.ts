import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '../../../../src/tasks/integrations/sdk/createClient';

interface Config {
  credentials(): Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;
  region(): Promise<string>;
}

const environment = { ...process.env };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-'));
const credentials = path.join(folder, 'credentials');
const config = path.join(folder, 'config');

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, { AWS_SHARED_CREDENTIALS_FILE: credentials, AWS_CONFIG_FILE: config });
  fs.writeFileSync(credentials, '');
  fs.writeFileSync(config, '');
});
afterEach(() => {
  process.env = { ...environment };
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function configOf(accountId: string, ownAccountId?: string): Promise<Config> {
  const executionArn = `arn:aws:states:eu-west-1:${accountId}:execution:m:e`;
  const endpoint = { url: 'http://127.0.0.1:1', namedBy: 'AWS_ENDPOINT_URL' };
  const made = await createClient('sqs', endpoint, { executionArn }, ownAccountId);
  return made!.client.config as unknown as Config;
}

async function keyOf(accountId: string, ownAccountId?: string): Promise<string> {
  const settings = await configOf(accountId, ownAccountId);
  expect(await settings.region()).toBe('eu-west-1');
  return (await settings.credentials()).accessKeyId;
}

const setKeys = (): unknown =>
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'mine', AWS_SECRET_ACCESS_KEY: 'secret' });

test('an account that the caller has chosen is the key of the calls that go out', async () => {
  expect(await keyOf('111122223333', '123456789012')).toBe('111122223333');
  setKeys();
  expect(await keyOf('111122223333', '123456789012')).toBe('111122223333');
});

test('else the key is that of the environment, or a dummy', async () => {
  expect([await keyOf('123456789012', '123456789012'), await keyOf('111122223333')]).toEqual(['stepmill', 'stepmill']);
  setKeys();
  expect(await keyOf('123456789012', '123456789012')).toBe('mine');
});

test('the keys of the profile, read at each call', async () => {
  const write = (id: string, token = ''): void =>
    fs.writeFileSync(
      credentials,
      `[default]\naws_access_key_id = ${id}\naws_secret_access_key = s\n${token}[other]\naws_access_key_id=o\naws_secret_access_key=s\n`,
    );
  write('first');
  expect(await keyOf('1')).toBe('first');
  write('second', 'aws_session_token = t\n');
  expect(await (await configOf('1')).credentials()).toMatchObject({
    accessKeyId: 'second',
    secretAccessKey: 's',
    sessionToken: 't',
  });
  process.env['AWS_PROFILE'] = 'other';
  expect(await keyOf('1')).toBe('o');
  setKeys();
  expect(await keyOf('1')).toBe('mine');
});

test('a profile without static keys starts no process and asks nobody', async () => {
  fs.writeFileSync(config, `[default]\ncredential_process = touch ${path.join(folder, 'ran')}\nsso_session = x\n`);
  expect(await keyOf('1')).toBe('stepmill');
  expect(fs.existsSync(path.join(folder, 'ran'))).toBe(false);
});
