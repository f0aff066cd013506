import { route } from '../Control';
import { leftIn } from '../left/leftIn';
import { named } from '../schema/Schema';

export const deleteAccount = route('DELETE /accounts/{account}', {
  of: 'server',
  summary: "Ends an account's own service and everything in it, and tells what was left.",
  answer: named('Left'),
  formerly: ['/accounts/{account}'],
  async handle({ accounts }, { account }) {
    const left = await leftIn(accounts.own(account));
    accounts.delete(account);
    return left;
  },
});
