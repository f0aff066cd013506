import type { Control } from '../Control';
import { answered, text } from '../schema/Schema';

export const deleteAccount: Control<{ readonly account: string }> = {
  name: 'deleteAccount',
  method: 'DELETE',
  path: '/accounts/{account}',
  of: 'server',
  summary: "Ends an account's own service, and everything in it.",
  params: { account: text },
  answer: answered({}),
  formerly: ['/accounts/{account}'],
  handle({ accounts }, { account }) {
    accounts.own(account);
    accounts.delete(account);
    return {};
  },
};
