import { answered, described, flag, given, anyObject, text, time, word, type Schema } from './Schema';

/** How time passes. */
export const timeMode: Schema = {
  'x-must-be': `'real', 'skip', 'manual' or {"scale":n} with n from 0.001 to 1000000`,
  anyOf: [
    word('real', 'skip', 'manual'),
    given({ scale: { type: 'number', minimum: 0.001, maximum: 1_000_000 } }, ['scale']),
  ],
};

export const accountMembers: Readonly<Record<string, Schema>> = {
  accountId: { type: 'string', pattern: '^[0-9]{12}$' },
  region: text,
  mode: timeMode,
  now: described(time, 'On the clock of its service.'),
  'nextTimer?': described(time, 'When the next timer is due. Absent if nothing waits for time.'),
};

export const accountSchema: Schema = answered(accountMembers);

const limit: Schema = { type: 'number', minimum: 0 };

/** The options of an account. */
export const accountOptions: Schema = given({
  time: described(timeMode, 'How time passes. Default: as in the service that accounts share.'),
  startTime: {
    'x-must-be': 'a string or a number',
    description: 'A date, or epoch milliseconds, in the years 1970 to 9999.',
    anyOf: [text, { type: 'number' }],
  },
  schedules: described(flag, 'Whether schedules fire when time passes them. Default true.'),
  seed: { 'x-must-be': 'a string or a number', anyOf: [text, { type: 'number' }] },
  accountId: {
    type: 'string',
    pattern: '^[0-9]{12}$',
    'x-must-be': 'twelve digits',
    description: 'The account in ARNs. Default: the account itself.',
  },
  region: { type: 'string', pattern: '^[a-z0-9-]{1,64}$', 'x-must-be': "a region like 'eu-west-1'" },
  mocks: described(anyObject, 'The content of a MockConfigFile.json.'),
  validation: word('NONE', 'PRESENT', 'STRICT'),
  quotas: { description: "AWS's quotas to enforce, in the form of `createService`." },
  keep: described(given({ executions: limit, bytes: limit, children: limit }), 'How many ended executions are kept.'),
  unmocked: {
    ...word('fail'),
    'x-must-be': "'fail': only the command that starts the server can let it call AWS",
  },
});
