import { documentOf, type ReadDocument } from '../../roles/documentOf';
import { mergeRoleParts, noRoles, type RoleParts, type WrittenPolicy } from '../../roles/RoleParts';
import { aliasesOf } from '../../machineSettings';
import { itemsOf, type SourceNode } from '../../source/SourceNode';
import { fillText } from '../../stubs/fillHoles';

import { blockSettings, type Settings } from '../blockSettings';
import type { HclBlock } from '../hcl/Expression';
import { referredInstances } from '../instances';
import { type ModuleScope, withNames } from '../ModuleScope';
import { resourceAttribute, type ResourceReference } from '../resourceAttribute';

/** The roles, policies and attachments that the resources of a module declare. */
export function loadTerraformRoles(scope: ModuleScope): RoleParts {
  const parts = [...scope.module.resources].flatMap(([address, block]) => {
    const read = roleTypes.get(address.split('.')[0]!);
    if (!read) return [];
    return referredInstances(address, block, scope).all.map((instance) => {
      const inside = withNames(scope, instance.names);
      return read({
        reference: { address, instance },
        block,
        settings: blockSettings(block.body, inside),
        scope: inside,
      });
    });
  });
  return mergeRoleParts(parts);
}

interface RoleBlock {
  readonly reference: ResourceReference;
  readonly block: HclBlock;
  readonly settings: Settings;
  readonly scope: ModuleScope;
}

const roleTypes: ReadonlyMap<string, (block: RoleBlock) => RoleParts> = new Map([
  ['aws_iam_role', roleOf],
  ['aws_iam_role_policy', inlinePolicy],
  ['aws_iam_policy', managedPolicyOf],
  ['aws_iam_role_policy_attachment', attachment],
  ['aws_iam_policy_attachment', attachment],
]);

function roleOf(one: RoleBlock): RoleParts {
  const { reference, block, settings, scope } = one;
  const arn = attribute('arn', one);
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const address = scope.address + reference.address + reference.instance.suffix;
  const inline = block.body.blocks
    .filter(({ type }) => type === 'inline_policy')
    .map(({ body, at }): WrittenPolicy => {
      const inner = blockSettings(body, scope);
      return {
        name: text(inner('name'), scope) ?? name,
        origin: 'inline',
        source: at,
        read: read(inner('policy'), one),
      };
    });
  const trust = settings('assume_role_policy');
  return {
    ...noRoles,
    roles: [
      {
        name,
        aliases: aliasesOf(name, [address, reference.address.split('.').at(-1)! + reference.instance.suffix]),
        arn,
        source: block.at,
        trust: trust && read(trust, one),
        policies: inline,
        managed: itemsOf(settings('managed_policy_arns')).flatMap((item) => {
          const policy = text(item, scope);
          return policy === undefined ? [] : [{ arn: policy, source: item.at }];
        }),
        boundaryArn: text(settings('permissions_boundary'), scope),
      },
    ],
  };
}

function inlinePolicy(one: RoleBlock): RoleParts {
  const { settings, scope } = one;
  const role = text(settings('role'), scope);
  return { ...noRoles, policies: [{ ...policyOf(one), origin: 'inline', roles: role === undefined ? [] : [role] }] };
}

function managedPolicyOf(one: RoleBlock): RoleParts {
  return {
    ...noRoles,
    policies: [{ ...policyOf(one), origin: 'managed', arn: attribute('arn', one), roles: [] }],
  };
}

function policyOf(one: RoleBlock): Omit<WrittenPolicy, 'origin'> {
  const { reference, block, settings, scope } = one;
  const name = text(settings('name'), scope) ?? reference.address.split('.').at(-1)!;
  return { name, source: block.at, read: read(settings('policy'), one) };
}

function attachment({ settings, block, scope }: RoleBlock): RoleParts {
  const policyArn = text(settings('policy_arn'), scope);
  const one = settings('role');
  const roles = [...(one ? [one] : []), ...itemsOf(settings('roles'))].flatMap((role) => text(role, scope) ?? []);
  if (policyArn === undefined) return noRoles;
  return { ...noRoles, attachments: roles.map((role) => ({ role, policyArn, source: block.at })) };
}

/** An attribute that other resources refer to: the same stub as there. */
function attribute(name: string, { reference, block, scope }: RoleBlock): string {
  return text(resourceAttribute(reference, name, scope, block.at), scope) ?? reference.address;
}

function text(node: SourceNode | undefined, scope: ModuleScope): string | undefined {
  return node?.kind === 'text' ? fillText(node.text, 'PolicyArn', scope.context.deployment) : undefined;
}

function read(node: SourceNode | undefined, { scope }: { readonly scope: ModuleScope }): ReadDocument {
  if (!node) return { document: { Statement: [] }, unreadable: ['its document cannot be evaluated'] };
  return documentOf(node, scope.context.deployment);
}
