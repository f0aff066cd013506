import type { UnknownPolicy } from '../../../contract/DeclaredRole';
import { DefinitionLoadError } from '../../DefinitionLoadError';
import { aliasesOf } from '../../machineSettings';
import { documentOf } from '../../roles/documentOf';
import { mergeRoleParts, noRoles, type RoleDraft, type RoleParts, type WrittenPolicy } from '../../roles/RoleParts';
import { itemsOf, memberOf, type SourceNode } from '../../source/SourceNode';
import { kindNamed } from '../../stubs/resourceKinds';
import { conditionNamed } from '../conditions';
import { namesOfResource } from '../loadResources';
import { textSetting } from '../machine/settings';
import { resourceName } from '../resourceTypes';
import { samEventRoles } from '../sam/events/samEventRoles';
import { embeddedConnectors, samConnector } from '../sam/policies/samConnectors';
import { samRole } from '../sam/policies/samRole';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';

/** The roles and policies that the resources of a template declare. */
export function loadTemplateRoles(
  scope: TemplateScope,
  resources: Iterable<TemplateResource> = scope.template.resources.values(),
): RoleParts {
  return mergeRoleParts(
    [...resources].map((resource) => {
      const read = roleTypes.get(resource.type);
      return read && isDeployed(resource, scope) ? read(resource, scope) : noRoles;
    }),
  );
}

type ReadRole = (resource: TemplateResource, scope: TemplateScope) => RoleParts;

const roleTypes: ReadonlyMap<string, ReadRole> = new Map<string, ReadRole>([
  ['AWS::IAM::Role', (resource, scope) => ({ ...noRoles, roles: [roleOf(resource, scope)] })],
  ['AWS::IAM::Policy', (resource, scope) => ownPolicy(resource, scope, 'PolicyName')],
  ['AWS::IAM::ManagedPolicy', managedPolicyOf],
  ['AWS::IAM::RolePolicy', (resource, scope) => ownPolicy(resource, scope, 'PolicyName')],
  [
    'AWS::Serverless::StateMachine',
    (resource, scope) =>
      mergeRoleParts([samRole(resource, scope), samEventRoles(resource, scope), embeddedConnectors(resource, scope)]),
  ],
  ['AWS::StepFunctions::StateMachine', embeddedConnectors],
  ['AWS::Serverless::Connector', samConnector],
]);

function isDeployed({ condition, at }: TemplateResource, scope: TemplateScope): boolean {
  try {
    return condition === undefined || conditionNamed(condition, scope, at);
  } catch (error) {
    if (DefinitionLoadError.is(error)) return true;
    throw error;
  }
}

function roleOf(resource: TemplateResource, scope: TemplateScope): RoleDraft {
  const { logicalId, properties, at: source } = resource;
  const { name } = resourceName(resource, scope, source);
  const trust = memberOf(properties, 'AssumeRolePolicyDocument');
  return {
    name,
    aliases: aliasesOf(name, [logicalId, ...namesOfResource(resource, scope)]),
    arn: kindNamed('role').arn(name, scope.context.deployment),
    source,
    trust: trust && policyNode(trust, scope),
    policies: itemsOf(resolved(memberOf(properties, 'Policies'), scope)).map((policy): WrittenPolicy => ({
      name: textSetting(memberOf(policy, 'PolicyName'), 'PolicyName', scope) ?? logicalId,
      origin: 'inline',
      source: policy.at,
      read: policyNode(memberOf(policy, 'PolicyDocument'), scope),
    })),
    managed: managedArns(memberOf(properties, 'ManagedPolicyArns'), scope),
    unknown: unknownLists(properties, scope),
    boundaryArn: textSetting(memberOf(properties, 'PermissionsBoundary'), 'PolicyArn', scope),
  };
}

/** The lists of policies that no file contains: a parameter without a value … */
function unknownLists(properties: SourceNode | undefined, scope: TemplateScope): readonly UnknownPolicy[] {
  return ['Policies', 'ManagedPolicyArns'].flatMap((what) => {
    const node = resolved(memberOf(properties, what), scope);
    const hole = node?.kind === 'text' ? node.text.onlyHole : undefined;
    return hole ? [{ what, why: `${hole.value} has no value here: ${hole.reason}`, source: node!.at }] : [];
  });
}

/** ARNs of managed policies, as a list. */
function managedArns(node: SourceNode | undefined, scope: TemplateScope): RoleDraft['managed'] {
  return itemsOf(resolved(node, scope)).flatMap((item) => {
    const arn = textSetting(item, 'PolicyArn', scope);
    return arn === undefined ? [] : [{ arn, source: item.at }];
  });
}

/** A policy of its own that is attached to roles. */
function ownPolicy({ logicalId, properties, at }: TemplateResource, scope: TemplateScope, named: string): RoleParts {
  const name = textSetting(memberOf(properties, named), named, scope) ?? logicalId;
  const read = policyNode(memberOf(properties, 'PolicyDocument'), scope);
  const single = textSetting(memberOf(properties, 'RoleName'), 'RoleName', scope);
  const roles = itemsOf(resolved(memberOf(properties, 'Roles'), scope)).flatMap(
    (role) => textSetting(role, 'RoleName', scope) ?? [],
  );
  const all = [...roles, ...(single === undefined ? [] : [single])];
  return { ...noRoles, policies: [{ name, origin: 'inline', source: at, read, roles: all }] };
}

function managedPolicyOf(resource: TemplateResource, scope: TemplateScope): RoleParts {
  const { policies } = ownPolicy(resource, scope, 'ManagedPolicyName');
  const { name } = resourceName(resource, scope, resource.at);
  const arn = kindNamed('policy').arn(name, scope.context.deployment);
  return { ...noRoles, policies: policies.map((policy) => ({ ...policy, origin: 'managed', arn })) };
}

function policyNode(node: SourceNode | undefined, scope: TemplateScope): WrittenPolicy['read'] {
  const missing = { document: { Statement: [] }, unreadable: ['it has no PolicyDocument'] };
  if (!node) return missing;
  try {
    return documentOf(scope.resolve(node, scope), scope.context.deployment);
  } catch (error) {
    if (DefinitionLoadError.is(error)) return { ...missing, unreadable: [error.reason] };
    throw error;
  }
}

function resolved(node: SourceNode | undefined, scope: TemplateScope): SourceNode | undefined {
  return node && scope.resolve(node, scope);
}
