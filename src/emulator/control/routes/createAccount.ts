import { route } from '../Control';
import { printAccount } from '../clock/printClock';
import { accountOptions } from '../schema/account';
import { named, text } from '../schema/Schema';

export const createAccount = route('PUT /accounts/{account}', {
  of: 'server',
  summary: 'Gives an account a service of its own, in place of the one that it has.',
  description:
    "Any client of Step Functions whose access key id is the account's works in it. What is not said is as in the service that accounts share.",
  params: { account: { ...text, pattern: '^[0-9]{12}$', 'x-must-be': 'twelve digits' } },
  body: accountOptions,
  bodyIsOptional: true,
  answer: named('Account'),
  formerly: ['/accounts/{account}'],
  handle: ({ accounts }, { account }, body) => printAccount(accounts.request(account, body ?? {})),
});
