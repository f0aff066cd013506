import { string } from './shapes';

export const Name = string({ min: 1, max: 80 });
export const Arn = string({ min: 1, max: 256 });
export const LongArn = string({ min: 1, max: 2000 });

/**
 * The ARN of a state machine with, perhaps, a test case of the mock file behind it: `arn#TestCase`, as Step Functions
 * Local has it. Nothing but the test case's reader looks at that part.
 */
export const ArnWithTestCase = string({ min: 1, max: 256, upTo: '#' });

/** Name of an alias. It must not be all digits, as a version is. */
export const CharacterRestrictedName = string({
  min: 1,
  max: 80,
  pattern: {
    text: '^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$',
    expression: /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/,
  },
});

export const VersionDescription = string({ max: 256, sensitive: true });
export const AliasDescription = string({ max: 256, sensitive: true });
export const RevisionId = string();
export const TestStateStateName = string({ min: 1, max: 80, sensitive: true });

export const ClientToken = string({ min: 1, max: 64, pattern: { text: '[!-~]+', expression: /^[!-~]+$/ } });

export const TraceHeader = string({
  min: 0,
  max: 256,
  pattern: { text: '\\p{ASCII}*', expression: /^[\u0000-\u007f]*$/ },
});
