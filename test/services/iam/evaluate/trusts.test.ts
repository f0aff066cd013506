import type { PolicyStatement } from '../../../../src/contract/DeclaredRole';
import { trusts } from '../../../../src/services/iam/evaluate/trusts';

const role = 'arn:aws:iam::123456789012:role/orders';

function trust(Principal: unknown, more: Partial<PolicyStatement> = {}): PolicyStatement {
  return { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal, ...more };
}

// AWS: IAM User Guide, "AWS JSON policy elements: Principal" (reference_policies_elements_principal).
describe('trusts', () => {
  it.each<[string, readonly PolicyStatement[], string, boolean]>([
    ['the service', [trust({ Service: 'states.amazonaws.com' })], 'states.amazonaws.com', true],
    ['one of a list', [trust({ Service: ['a', 'states.amazonaws.com'] })], 'states.amazonaws.com', true],
    ['the service in a region', [trust({ Service: 'states.us-east-1.amazonaws.com' })], 'states.amazonaws.com', true],
    ['another service', [trust({ Service: 'lambda.amazonaws.com' })], 'states.amazonaws.com', false],
    ['everybody', [trust('*')], 'states.amazonaws.com', true],
    ['another action', [trust('*', { Action: ['sts:TagSession'] })], 'states.amazonaws.com', false],
    ['denied', [trust('*'), trust('*', { Effect: 'Deny' })], 'states.amazonaws.com', false],
    ['nobody', [], 'states.amazonaws.com', false],
    ['the role', [trust({ AWS: role })], role, true],
    ['its account', [trust({ AWS: 'arn:aws:iam::123456789012:root' })], role, true],
    ['its account by number', [trust({ AWS: '123456789012' })], role, true],
    ['another account', [trust({ AWS: '999999999999' })], role, false],
    ['a service, not the role', [trust({ Service: 'states.amazonaws.com' })], role, false],
  ])('%s', (_, Statement, principal, expected) => {
    expect(trusts({ Statement }, { principal })).toBe(expected);
  });

  it('needs its conditions', () => {
    const Condition = { StringEquals: { 'aws:SourceAccount': ['1'] } };
    const document = { Statement: [trust({ Service: 'states.amazonaws.com' }, { Condition })] };
    const by = (context: Record<string, string>) => trusts(document, { principal: 'states.amazonaws.com', context });
    expect(by({ 'aws:SourceAccount': '1' })).toBe(true);
    expect(by({ 'aws:SourceAccount': '2' })).toBe(false);
    expect(by({})).toEqual({ undecided: ['the condition key aws:SourceAccount (StringEquals) is not known'] });
  });
});

test.each(['Allow', 'Deny'] as const)('a principal that no file contains is not decided: %s', (Effect) => {
  const unresolved = [{ value: 'Ref Who', stub: 'who-stub', reason: 'the parameter Who has no default' }];
  const unknown = { Effect, Action: ['sts:AssumeRole'], Principal: { Service: 'who-stub' }, unresolved };
  const Principal = { Service: 'states.amazonaws.com' };
  const sure = { Effect: 'Allow' as const, Action: ['sts:AssumeRole'], Principal };
  const verdict = trusts(
    { Statement: Effect === 'Deny' ? [sure, unknown] : [unknown] },
    { principal: 'states.amazonaws.com' },
  );
  expect(verdict).toEqual({ undecided: ['Ref Who: the parameter Who has no default'] });
});
