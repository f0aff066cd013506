import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Accounts } from '../../../../src/emulator/control/accounts/Accounts';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';

const accountId = '222222222222';

let folder: string;
let shared: Service;
let accounts: Accounts;

function start(): void {
  shared = createService({ time: 'skip', data: { folder } });
  accounts = new Accounts(shared);
}

/** As if the process had been killed. */
function end(): void {
  for (const [, service] of accounts.all) service.abandon();
  shared.abandon();
}

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-accounts-'));
  start();
});

afterEach(() => {
  end();
  fs.rmSync(folder, { recursive: true });
});

test('restores an account with a service of its own, its options and its contents', () => {
  const own = accounts.request(accountId, { time: 'manual', startTime: '2030-01-01T00:00:00Z' });
  own.call('CreateActivity', { name: 'a' });
  own.advance(60_000);
  end();
  start();
  const again = accounts.own(accountId);
  expect(again.now()).toBe(Date.parse('2030-01-01T00:01:00Z'));
  expect(again.call('ListActivities', {})).toMatchObject({ activities: [{ name: 'a' }] });
  expect(shared.call('ListActivities', {})).toEqual({ activities: [] });
});

test('a recreated account is empty, and a deleted one is gone', () => {
  accounts.request(accountId, {}).call('CreateActivity', { name: 'a' });
  const anew = accounts.request(accountId, {});
  expect(anew.call('ListActivities', {})).toEqual({ activities: [] });
  expect(() => accounts.request(accountId, { time: 'fast' })).toThrow();
  expect(accounts.own(accountId)).toBe(anew);
  accounts.delete(accountId);
  end();
  start();
  expect(accounts.get(accountId)).toBeUndefined();
  expect(fs.readdirSync(path.join(folder, 'accounts'))).toEqual([]);
});

test('does not keep the accounts of harness runs', () => {
  accounts.create('333333333333', { time: 'skip' });
  end();
  start();
  expect(accounts.all).toEqual([]);
});

test('names a damaged account', () => {
  accounts.request(accountId, {});
  end();
  const file = path.join(folder, 'accounts', accountId, 'account.json');
  fs.writeFileSync(file, '{');
  shared = createService({ time: 'skip', data: { folder } });
  expect(() => new Accounts(shared)).toThrow(`${file} is damaged: `);
});
