import type { Control } from '../Control';
import { leftIn } from '../left/leftIn';
import { named, text } from '../schema/Schema';

export const deleteAccount: Control<{ readonly account: string }> = {
  name: 'deleteAccount',
  method: 'DELETE',
  path: '/accounts/{account}',
  of: 'server',
  summary: "Ends an account's own service and everything in it, and tells what was left.",
  params: { account: text },
  answer: named('Left'),
  formerly: ['/accounts/{account}'],
  async handle({ accounts }, { account }) {
    const left = await leftIn(accounts.own(account));
    accounts.delete(account);
    return left;
  },
};
