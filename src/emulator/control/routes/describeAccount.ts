import { route } from '../Control';
import { printAccount } from '../clock/printClock';
import { named } from '../schema/Schema';

export const describeAccount = route('GET /accounts/{account}', {
  of: 'server',
  summary: 'An account that has a service of its own, and its clock.',
  answer: named('Account'),
  formerly: ['/accounts/{account}'],
  handle: ({ accounts }, { account }) => printAccount(accounts.own(account)),
});
