import { deny } from '../../service/deny';
import { route } from '../Control';
import { printAccount } from '../clock/move';
import { answered, list, named, text, described, given, yes } from '../schema/Schema';
import { accountOptions } from '../schema/account';
import { leftIn } from '../left/leftIn';
import type { DenialFilter } from '../../../tasks/answering/denials/Denial';

export const listAccounts = route('GET /accounts', {
  of: 'server',
  summary: 'The accounts that have a service of their own.',
  answer: answered({ accounts: list(named('Account')) }),
  handle: ({ accounts }) => ({ accounts: accounts.all.map(([, service]) => printAccount(service)) }),
});

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

export const describeAccount = route('GET /accounts/{account}', {
  of: 'server',
  summary: 'An account that has a service of its own, and its clock.',
  answer: named('Account'),
  formerly: ['/accounts/{account}'],
  handle: ({ accounts }, { account }) => printAccount(accounts.own(account)),
});

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

export const reset = route('POST /reset', {
  summary: 'Forgets everything that was created, started, sent and mocked, and tells what was left.',
  description: 'Mocks and denials with `stays`, the mock file and functions are kept. Time and ids start over.',
  answer: named('Left'),
  formerly: ['/reset'],
  async handle({ service }) {
    const left = await leftIn(service);
    service.reset();
    return left;
  },
});

export const denyAction = route('POST /deny', {
  summary: 'Takes the right to an action away, from tasks and from clients, until the next reset.',
  body: given(
    {
      action: described(text, "As policies write it: 'lambda:InvokeFunction'."),
      state: described(text, 'Only of this state.'),
      stateMachine: described(text, 'Only in executions of this state machine.'),
      resource: described(text, 'Only on this resource, by name or ARN.'),
      kmsKeyState: described(text, 'Of a key that is not denied but disabled: its state.'),
      stays: described(yes, 'It is still denied after a reset.'),
    },
    ['action'],
  ),
  formerly: ['/deny'],
  handle({ service }, _params, { action, stays, ...filter }) {
    deny(service, stays ? 'file' : 'test', action, filter as DenialFilter);
  },
});
