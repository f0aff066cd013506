import { route } from '../Control';
import { printAccount } from '../clock/printClock';
import { answered, list, named } from '../schema/Schema';

export const listAccounts = route('GET /accounts', {
  of: 'server',
  summary: 'The accounts that have a service of their own.',
  answer: answered({ accounts: list(named('Account')) }),
  handle: ({ accounts }) => ({ accounts: accounts.all.map(([, service]) => printAccount(service)) }),
});
