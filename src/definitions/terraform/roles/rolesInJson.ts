import type { UnknownPolicy } from '../../../contract/DeclaredRole';
import { parseJson } from '../../../util/json';
import type { Position } from '../../../util/Position';
import { aliasesOf } from '../../machineSettings';
import { documentOfJson, type ReadDocument } from '../../roles/documentOf';
import { noRoles, type Attachment, type PolicyDraft, type RoleDraft, type RoleParts } from '../../roles/RoleParts';
import type { AwsEnvironment } from '../../stubs/AwsEnvironment';
import { kindNamed } from '../../stubs/resourceKinds';

/** A resource of a plan or a state, with its known values. */
interface JsonResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The roles, policies and attachments in the output of `terraform show -json`. */
export function rolesInJson(
  resources: readonly JsonResource[],
  source: Position,
  deployment: AwsEnvironment,
): RoleParts {
  const of = (...types: readonly string[]): readonly JsonResource[] =>
    resources.filter(({ type }) => types.includes(type));
  const inline = of('aws_iam_role_policy');
  const attachments = of('aws_iam_role_policy_attachment', 'aws_iam_policy_attachment');
  const policies = [
    ...inline.map((one) => policyOf(one, source, rolesOf(one))),
    ...of('aws_iam_policy').map((one): PolicyDraft => ({
      ...policyOf(one, source, []),
      origin: 'managed',
      arn: text(one, 'arn') ?? kindNamed('policy').arn(nameOf(one), deployment),
    })),
  ];
  const attached = attachments.flatMap((one): readonly Attachment[] => {
    const policyArn = text(one, 'policy_arn');
    return policyArn === undefined ? [] : rolesOf(one).map((role) => ({ role, policyArn, source }));
  });
  const unknown = [
    ...inline.filter((one) => rolesOf(one).length === 0),
    ...attachments.filter((one) => rolesOf(one).length === 0 || text(one, 'policy_arn') === undefined),
  ].map(({ address }): UnknownPolicy => ({
    what: address,
    why: 'whether it belongs to this role is only known after apply',
    source,
  }));
  const roles = of('aws_iam_role').map((one) => roleOf(one, source, deployment, unknown));
  return { ...noRoles, roles, policies, attachments: attached };
}

function roleOf(
  one: JsonResource,
  source: Position,
  deployment: AwsEnvironment,
  unknown: readonly UnknownPolicy[],
): RoleDraft {
  const name = nameOf(one);
  const trust = text(one, 'assume_role_policy');
  const inline = listOf(one.values['inline_policy']).flatMap((policy) => {
    const { name: own, policy: document } = policy as { name?: unknown; policy?: unknown };
    return typeof document === 'string'
      ? [{ name: typeof own === 'string' ? own : name, origin: 'inline' as const, source, read: read(document) }]
      : [];
  });
  return {
    name,
    aliases: aliasesOf(name, [one.address, one.address.split('.').at(-1)]),
    arn: text(one, 'arn') ?? kindNamed('role').arn(name, deployment),
    source,
    trust: trust === undefined ? undefined : read(trust),
    policies: inline,
    managed: listOf(one.values['managed_policy_arns']).flatMap((arn) =>
      typeof arn === 'string' ? [{ arn, source }] : [],
    ),
    boundaryArn: text(one, 'permissions_boundary'),
    unknown,
  };
}

function policyOf(one: JsonResource, source: Position, roles: readonly string[]): PolicyDraft {
  const document = text(one, 'policy');
  const missing = { document: { Statement: [] }, unreadable: ['its document is only known after apply'] };
  return {
    name: nameOf(one),
    origin: 'inline',
    source,
    read: document === undefined ? missing : read(document),
    roles,
  };
}

function rolesOf({ values }: JsonResource): readonly string[] {
  return [values['role'], ...listOf(values['roles'])].filter(
    (role) => typeof role === 'string' && role !== '',
  ) as string[];
}

function nameOf(one: JsonResource): string {
  return text(one, 'name') ?? one.address.split('.').at(-1)!;
}

function text({ values }: JsonResource, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function read(document: string): ReadDocument {
  try {
    return documentOfJson(parseJson(document));
  } catch (error) {
    return { document: { Statement: [] }, unreadable: [`it is not JSON (${(error as Error).message})`] };
  }
}
