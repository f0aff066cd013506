import { rolesIn } from '../../support/roles';

const pass = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
const policy = (Action: string) => JSON.stringify({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const allow = (Action: string) => ({ Effect: 'Allow', Action: [Action], Resource: ['*'] });

function plan(resources: readonly object[], of: 'planned_values' | 'values' = 'values'): string {
  const machine = {
    address: 'aws_sfn_state_machine.o',
    type: 'aws_sfn_state_machine',
    values: { name: 'o', definition: pass },
  };
  return JSON.stringify({ terraform_version: '1.9', [of]: { root_module: { resources: [machine, ...resources] } } });
}

const resource = (type: string, name: string, values: object) => ({ address: `${type}.${name}`, type, values });

describe('rolesInJson', () => {
  it('reads the roles of a state', () => {
    const arn = 'arn:aws:iam::1:role/path/orders';
    const text = plan([
      resource('aws_iam_role', 'r', {
        name: 'orders',
        arn,
        assume_role_policy: policy('sts:AssumeRole'),
        inline_policy: [{ name: 'in', policy: policy('a:B') }],
        managed_policy_arns: ['arn:aws:iam::aws:policy/AmazonSQSFullAccess'],
        permissions_boundary: 'arn:aws:iam::1:policy/limit',
      }),
      resource('aws_iam_role_policy', 'p', { name: 'p', role: 'orders', policy: policy('c:D') }),
      resource('aws_iam_policy', 's', { name: 's', arn: 'arn:aws:iam::1:policy/s', policy: policy('e:F') }),
      resource('aws_iam_role_policy_attachment', 'a', { role: 'orders', policy_arn: 'arn:aws:iam::1:policy/s' }),
      resource('aws_iam_role_policy', 'other', { name: 'other', role: 'others', policy: policy('g:H') }),
    ]);
    expect(rolesIn('state.json', text)).toEqual([
      {
        name: 'orders',
        arn,
        aliases: ['aws_iam_role.r', 'r'],
        trust: [allow('sts:AssumeRole')],
        policies: ['inline in', 'inline p', 'managed AmazonSQSFullAccess', 'managed s'],
        statements: [allow('a:B'), allow('c:D'), allow('sqs:*'), allow('e:F')],
        boundary: { arn: 'arn:aws:iam::1:policy/limit' },
        unknown: [],
      },
    ]);
  });

  it('does not know what a plan knows only after apply', () => {
    const text = plan(
      [
        resource('aws_iam_role', 'r', { name: 'orders' }),
        resource('aws_iam_role_policy', 'p', { name: 'p', policy: policy('a:B') }),
        resource('aws_iam_role_policy', 'q', { name: 'q', role: 'orders' }),
        resource('aws_iam_role_policy_attachment', 'a', { role: 'orders' }),
      ],
      'planned_values',
    );
    expect(rolesIn('plan.json', text)).toMatchObject([
      {
        arn: 'arn:aws:iam::123456789012:role/orders',
        policies: [],
        unknown: [
          'aws_iam_role_policy.p: whether it belongs to this role is only known after apply',
          'aws_iam_role_policy_attachment.a: whether it belongs to this role is only known after apply',
          'the policy q: its document is only known after apply',
        ],
      },
    ]);
  });
});
