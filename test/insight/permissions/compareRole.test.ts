import type { DeclaredRole, PolicyStatement } from '../../../src/contract/DeclaredRole';
import { compareRole, type Assumptions } from '../../../src/insight/permissions/compareRole';
import type { Permission } from '../../../src/insight/permissions/Permission';

const source = { file: 'template.yaml', line: 1, column: 1 };
const known: Assumptions = { unknownValues: [], isAccountKnown: true, isRegionKnown: true };
const charge = 'arn:aws:lambda:us-east-1:123456789012:function:charge';

function role(statements: readonly PolicyStatement[], more: Partial<DeclaredRole> = {}): DeclaredRole {
  const policies = [{ name: 'Own', origin: 'inline', document: { Statement: statements }, source }] as const;
  return {
    name: 'Role',
    aliases: [],
    arn: 'arn:aws:iam::123456789012:role/Role',
    source,
    policies,
    unknown: [],
    ...more,
  };
}

function permission(more: Partial<Permission> = {}): Permission {
  return {
    action: 'lambda:InvokeFunction',
    resources: [charge],
    when: 'call',
    reasons: [{ state: 'Charge', reason: 'calls lambda:invoke' }],
    ...more,
  };
}

/** What is missing and what is undecided, with the reason, of one permission. */
function compared(
  statements: readonly PolicyStatement[],
  needed: Partial<Permission> = {},
  { assumptions = known, ...more }: Partial<DeclaredRole> & { assumptions?: Assumptions } = {},
): string {
  const { missing, undecided } = compareRole(role(statements, more), [permission(needed)], assumptions);
  const texts = [
    ...missing.map(({ resource, why }) => `missing ${resource}: ${why.join('; ')}`),
    ...undecided.map(({ resource, why }) => `undecided ${resource}: ${why.join('; ')}`),
  ];
  return texts.length === 0 ? 'allowed' : texts.join(' | ');
}

const allow = (Action: string, Resource: string): PolicyStatement => ({
  Effect: 'Allow',
  Action: [Action],
  Resource: [Resource],
});

test('what a policy allows is not missing: by name, by wildcards, by NotAction and NotResource', () => {
  expect(compared([allow('lambda:InvokeFunction', charge)])).toBe('allowed');
  expect(compared([allow('LAMBDA:invoke*', 'arn:aws:lambda:*:*:function:ch?rge')])).toBe('allowed');
  expect(compared([{ Effect: 'Allow', NotAction: ['iam:*'], NotResource: [`${charge}2`] }])).toBe('allowed');
});

test('an action that only looks like the needed one is missing', () => {
  const none = `missing ${charge}: none of its policies allows it`;
  expect(compared([allow('lambda:Invoke', charge)])).toBe(none);
  expect(compared([allow('lambda:InvokeFunction', `${charge}:*`)])).toBe(none);
  expect(compared([{ Effect: 'Allow', NotAction: ['lambda:*'], Resource: ['*'] }])).toBe(none);
  expect(compared([])).toBe(none);
});

test('a version or alias is not the function', () => {
  expect(compared([allow('lambda:InvokeFunction', charge)], { resources: [`${charge}:live`] })).toBe(
    `missing ${charge}:live: none of its policies allows it`,
  );
});

test('a Deny wins, and names its statement', () => {
  const deny: PolicyStatement = { Sid: 'No', Effect: 'Deny', Action: ['lambda:*'], Resource: ['*'] };
  expect(compared([allow('*', '*'), deny])).toBe(`missing ${charge}: statement No of Own denies it`);
});

test('a boundary must allow it, too', () => {
  const arn = 'arn:aws:iam::123456789012:policy/limit';
  const document = { Statement: [allow('s3:*', '*')] };
  expect(compared([allow('*', '*')], {}, { boundary: { arn, document } })).toBe(
    `missing ${charge}: its permissions boundary does not allow it`,
  );
  expect(compared([allow('*', '*')], {}, { boundary: { arn } })).toBe(
    `undecided ${charge}: the permissions boundary ${arn}: no file contains its document`,
  );
});

test('every resource must be allowed', () => {
  const resources = [charge, `${charge}2`];
  expect(compared([allow('lambda:InvokeFunction', charge)], { resources })).toBe(
    `missing ${charge}2: none of its policies allows it`,
  );
});

test('a resource that run time chooses is allowed by all, missing without any, and else undecided', () => {
  const atRunTime = { resources: ['*'], atRunTime: true } as const;
  expect(compared([allow('lambda:*', '*')], atRunTime)).toBe('allowed');
  expect(compared([allow('s3:*', '*')], atRunTime)).toBe('missing *: none of its policies allows it');
  expect(compared([allow('lambda:InvokeFunction', charge)], atRunTime)).toBe(
    'undecided *: Allow in Own: the resource * is only partly known',
  );
});

test('an action without resources needs the resource *', () => {
  const logs = { action: 'logs:CreateLogDelivery', resources: ['*'] };
  expect(compared([allow('logs:*', '*')], logs)).toBe('allowed');
  expect(compared([allow('logs:*', 'arn:aws:logs:*:*:*')], logs)).toBe('missing *: none of its policies allows it');
});

test('a condition is decided by what the request says, and else not at all', () => {
  const pass = { action: 'iam:PassRole', resources: ['arn:aws:iam::123456789012:role/task'] };
  const statement = (service: string): PolicyStatement => ({
    ...allow('iam:PassRole', '*'),
    Condition: { StringEquals: { 'iam:PassedToService': [service] } },
  });
  const context = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };
  expect(compared([statement('ecs-tasks.amazonaws.com')], { ...pass, context })).toBe('allowed');
  expect(compared([statement('glue.amazonaws.com')], { ...pass, context })).toMatch(/^missing/);
  expect(compared([statement('glue.amazonaws.com')], pass)).toMatch(/^undecided .*iam:PassedToService/);
});

test('a need with a doubt is never missing', () => {
  expect(compared([], { doubt: 'only Fargate needs it' })).toBe(`undecided ${charge}: only Fargate needs it`);
});

test('assumed accounts, regions and values are no reason to call anything missing', () => {
  const other = allow('lambda:InvokeFunction', 'arn:aws:lambda:eu-west-1:210987654321:function:charge');
  const assumed = { ...known, isAccountKnown: false, isRegionKnown: false };
  expect(compared([other])).toMatch(/^missing/);
  expect(compared([other], {}, { assumptions: assumed })).toBe(
    `undecided ${charge}: the region us-east-1 is assumed: set --region; the account 123456789012 is assumed: set --account`,
  );
  const unknownValues = [{ value: 'Ref Name', stub: 'charge' }];
  const named = allow('lambda:InvokeFunction', 'arn:aws:lambda:us-east-1:123456789012:function:pay');
  expect(compared([named], {}, { assumptions: { ...known, unknownValues } })).toBe(
    `undecided ${charge}: Ref Name has no value`,
  );
  expect(compared([named], {}, { assumptions: assumed })).toMatch(/^missing/);
});

test('what nothing needs and what is wider than needed', () => {
  const { surplus } = compareRole(
    role([allow('lambda:InvokeFunction', '*'), allow('s3:*', '*'), allow('sqs:SendMessage', '*')]),
    [permission(), permission({ action: 'sqs:SendMessage', resources: ['*'], atRunTime: true })],
    known,
  );
  expect(surplus).toEqual([
    {
      policy: 'Own',
      action: 'lambda:InvokeFunction',
      resources: ['*'],
      enough: [{ action: 'lambda:InvokeFunction', resources: [charge] }],
    },
    { policy: 'Own', action: 's3:*', resources: ['*'], enough: [] },
  ]);
});
