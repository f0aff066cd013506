import type { Control } from '../Control';
import { printAccount } from '../clock/printClock';
import { named, text } from '../schema/Schema';

export const describeAccount: Control<{ readonly account: string }> = {
  name: 'describeAccount',
  method: 'GET',
  path: '/accounts/{account}',
  of: 'server',
  summary: 'An account that has a service of its own, and its clock.',
  params: { account: text },
  answer: named('Account'),
  formerly: ['/accounts/{account}'],
  handle: ({ accounts }, { account }) => printAccount(accounts.own(account)),
};
