import type { PolicyStatement, UnknownPolicy } from '../../../../contract/DeclaredRole';
import { DefinitionLoadError } from '../../../DefinitionLoadError';
import { documentOf } from '../../../roles/documentOf';
import { noRoles, type RoleDraft, type RoleParts, type WrittenPolicy } from '../../../roles/RoleParts';
import { itemsOf, memberOf, type SourceNode } from '../../../source/SourceNode';
import { kindNamed } from '../../../stubs/resourceKinds';
import { intrinsicCall } from '../../arguments';
import { textSetting, tracingSetting } from '../../machine/settings';
import type { TemplateResource } from '../../Template';
import type { TemplateScope } from '../../TemplateScope';
import { templateDocument } from './policyTemplates';

/** The ARN of the role that SAM creates for a state machine without Role. */
export function samRoleArn(logicalId: string, { context: { deployment } }: TemplateScope): string {
  return kindNamed('role').arn(samRoleName(logicalId), deployment);
}

function samRoleName(logicalId: string): string {
  return `${logicalId}Role`;
}

/** The role that SAM creates for a state machine without Role, with its Policies. */
export function samRole({ logicalId, properties, at: source }: TemplateResource, scope: TemplateScope): RoleParts {
  if (memberOf(properties, 'Role')) return noRoles;
  const { deployment } = scope.context;
  const name = samRoleName(logicalId);
  const written = memberOf(properties, 'Policies');
  const found = policyItems(written, scope).map((item, index) =>
    readPolicy(item, `${name}Policy${String(index)}`, scope),
  );
  // SAM adds it, in the region that most use under its former name.
  const traced = tracingSetting(memberOf(properties, 'Tracing'), scope)?.enabled === true;
  const xray = { arn: managedArn('AWSXRayDaemonWriteAccess', deployment.partition), source };
  const role: RoleDraft = {
    name,
    aliases: [],
    arn: samRoleArn(logicalId, scope),
    source,
    trust: { document: { Statement: [trust] }, unreadable: [] },
    policies: found.flatMap(({ policy }) => policy ?? []),
    managed: [...found.flatMap(({ managed }) => managed ?? []), ...(traced ? [xray] : [])],
    boundaryArn: textSetting(memberOf(properties, 'PermissionsBoundary'), 'PolicyArn', scope),
    unknown: found.flatMap(({ unknown }) => unknown ?? []),
  };
  return { ...noRoles, roles: [role] };
}

const trust: PolicyStatement = {
  Effect: 'Allow',
  Action: ['sts:AssumeRole'],
  Principal: { Service: ['states.amazonaws.com'] },
};

/** `Policies` is a list, or a single policy. */
function policyItems(node: SourceNode | undefined, scope: TemplateScope): readonly SourceNode[] {
  if (!node) return [];
  const whole = node.kind === 'map' && !intrinsicCall(node) ? node : scope.resolve(node, scope);
  return whole.kind === 'list' ? itemsOf(whole) : whole.kind === 'none' ? [] : [whole];
}

interface FoundPolicy {
  readonly policy?: WrittenPolicy;
  readonly managed?: { readonly arn: string; readonly source: SourceNode['at'] };
  readonly unknown?: UnknownPolicy;
}

/** The name or ARN of a managed policy, statements, or a policy template with its parameters. */
function readPolicy(item: SourceNode, name: string, scope: TemplateScope): FoundPolicy {
  const { at: source } = item;
  try {
    const node = scope.resolve(item, scope);
    const { deployment } = scope.context;
    if (node.kind === 'text') {
      const arn = textSetting(node, 'PolicyArn', scope)!;
      return { managed: { arn: arn.startsWith('arn:') ? arn : managedArn(arn, deployment.partition), source } };
    }
    if (memberOf(node, 'Statement'))
      return { policy: { name, origin: 'inline', source, read: documentOf(node, deployment) } };
    const [template, ...others] = node.kind === 'map' ? node.entries : [];
    const document = template && others.length === 0 ? templateDocument(template, scope) : undefined;
    if (template && document)
      return { policy: { name: template.key, origin: 'samTemplate', source, read: documentOf(document, deployment) } };
    return { unknown: { what: `the policy ${template?.key ?? name}`, why: 'SAM has no such policy template', source } };
  } catch (error) {
    if (DefinitionLoadError.is(error)) return { unknown: { what: `the policy ${name}`, why: error.reason, source } };
    throw error;
  }
}

function managedArn(name: string, partition: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}
