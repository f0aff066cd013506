import { deny } from '../../service/deny';
import { route } from '../Control';
import { printAccount } from '../clock/move';
import { answered, list, named, text, described, given, yes } from '../schema/Schema';
import { accountOptions } from '../schema/account';
import { leftIn } from '../left/leftIn';
import type { DenialFilter } from '../../../tasks/answering/denials/Denial';

export const listAccounts = route('GET /accounts', {
  of: 'server',
  summary: 'The accounts with their own service.',
  answer: answered({ accounts: list(named('Account')) }),
  handle: ({ accounts }) => ({ accounts: accounts.all.map(([, service]) => printAccount(service)) }),
});

export const createAccount = route('PUT /accounts/{account}', {
  of: 'server',
  summary: 'Creates a new service for an account, which replaces its present one.',
  description:
    "Any Step Functions client with the account's number as its access key id uses it. Options that are left out are those of the shared service.",
  params: { account: { ...text, pattern: '^[0-9]{12}$', 'x-must-be': 'twelve digits' } },
  body: accountOptions,
  bodyIsOptional: true,
  answer: named('Account'),
  formerly: ['/accounts/{account}'],
  handle: ({ accounts }, { account }, body) => printAccount(accounts.request(account, body ?? {})),
});

export const describeAccount = route('GET /accounts/{account}', {
  of: 'server',
  summary: "An account with its own service, and the service's clock.",
  answer: named('Account'),
  formerly: ['/accounts/{account}'],
  handle: ({ accounts }, { account }) => printAccount(accounts.own(account)),
});

export const deleteAccount = route('DELETE /accounts/{account}', {
  of: 'server',
  summary: "Ends an account's own service and everything in it, and returns what was left.",
  answer: named('Left'),
  formerly: ['/accounts/{account}'],
  async handle({ accounts }, { account }) {
    const left = await leftIn(accounts.own(account));
    accounts.delete(account);
    return left;
  },
});

export const reset = route('POST /reset', {
  summary: 'Removes everything that was created, started, sent and mocked, and returns what was left.',
  description: 'Mocks and denials with `stays`, the mock file and functions are kept. Time and ids restart.',
  answer: named('Left'),
  formerly: ['/reset'],
  async handle({ service }) {
    const left = await leftIn(service);
    service.reset();
    return left;
  },
});

export const denyAction = route('POST /deny', {
  summary: 'Denies an action to tasks and clients until the next reset.',
  body: given(
    {
      action: described(text, "In the form of policies: 'lambda:InvokeFunction'."),
      state: described(text, 'Only for this state.'),
      stateMachine: described(text, 'Only in executions of this state machine.'),
      resource: described(text, 'Only for this resource, by name or ARN.'),
      kmsKeyState: described(text, 'For a key that is not denied but disabled: its state.'),
      stays: described(yes, 'Whether it survives a reset.'),
    },
    ['action'],
  ),
  formerly: ['/deny'],
  handle({ service }, _params, { action, stays, ...filter }) {
    deny(service, stays ? 'file' : 'test', action, filter as DenialFilter);
  },
});
