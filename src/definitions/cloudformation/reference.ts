import { suggested } from '../suggestion';
import type { Position } from '../../util/Position';
import { memberOf, type SourceNode, textOf, plainTextOf, holeNode, textNode } from '../source/SourceNode';
import { kindNamed } from '../stubs/resourceKinds';
import { versionArn } from './machineVersions';
import { resourceName, resourceTypes } from './resourceTypes';
import type { TemplateResource } from './Template';
import type { TemplateScope } from './TemplateScope';

/** The value of `Ref: name`. `value`: the reference as written. */
export function reference(name: string, scope: TemplateScope, at: Position, value: string): SourceNode {
  const known = pseudoParameter(name, scope, at, value) ?? parameterValue(name, scope, at, value);
  if (known) return known;
  const resource = scope.template.resources.get(name);
  if (resource) return resourceReference(resource, scope, at, value);
  return samReference(name, scope, at, value) ?? unknownReference(name, scope, at, value);
}

function resourceReference(resource: TemplateResource, scope: TemplateScope, at: Position, value: string): SourceNode {
  const type = resourceTypes.get(resource.type);
  const { name, given } = resourceName(resource, scope, at);
  const kind = type && kindNamed(type.kind);
  const build = type?.ref === 'arn' ? kind?.arn : type?.ref === 'url' ? kind?.url : undefined;
  const stub = build ? build(name, scope.context.deployment) : (versionArn(resource, scope) ?? name);
  if (given) return textNode(stub, at);
  return holeNode({
    value,
    id: resource.logicalId,
    kind: 'generated',
    reason: `${resource.type} gets its name when it is deployed`,
    stub,
    at,
  });
}

/** `MyFunction.Alias` and `MyFunction.Version`: resources that the SAM transform adds to a function. */
function samReference(name: string, scope: TemplateScope, at: Position, value: string): SourceNode | undefined {
  const [, logicalId = '', part] = /^(.+)\.(Alias|Version)$/.exec(name) ?? [];
  const resource = scope.template.resources.get(logicalId);
  if (resource?.type !== 'AWS::Serverless::Function') return undefined;
  const alias = part === 'Alias' ? textOf(memberOf(resource.properties, 'AutoPublishAlias')) : undefined;
  const arn = kindNamed('function').arn(resourceName(resource, scope, at).name, scope.context.deployment);
  const stub = `${arn}:${alias ?? '1'}`;
  return holeNode({
    value,
    id: logicalId,
    kind: 'generated',
    reason: 'SAM creates it when the function is deployed',
    stub,
    at,
  });
}

export function unknownReference(
  name: string,
  scope: TemplateScope,
  at: Position,
  value: string,
  id = name,
): SourceNode {
  const reason = `the template has no parameter or resource ${name}${suggested(name, scope.template.names)}`;
  return holeNode({ value, id, kind: 'unknown', reason, at });
}

/** The value of a parameter: given by the caller, passed by the parent stack, or its default. */
function parameterValue(name: string, scope: TemplateScope, at: Position, value: string): SourceNode | undefined {
  const declaration = memberOf(scope.template.section('Parameters'), name);
  if (!declaration) return undefined;
  const type = textOf(memberOf(declaration, 'Type')) ?? 'String';
  const handed = scope.handedDown.get(name);
  if (handed) return typed(handed, type);
  const given = scope.context.options.parameters?.[name];
  if (given !== undefined) {
    const text = Array.isArray(given) ? given.join(',') : String(given);
    return typed(textNode(text, declaration.at), type);
  }
  const unknown = (reason: string): SourceNode => holeNode({ value, id: name, kind: 'unknown', reason, at });
  if (type.startsWith('AWS::SSM::Parameter::')) return unknown(`the parameter ${name} is read from Systems Manager`);
  const fallback = memberOf(declaration, 'Default');
  const text = plainTextOf(fallback);
  if (!fallback || text === undefined) return unknown(`the parameter ${name} has no default`);
  return typed(fallback.kind === 'text' ? fallback : textNode(text, fallback.at), type);
}

function typed(node: SourceNode, type: string): SourceNode {
  if (!/^(?:CommaDelimitedList$|List<)/.test(type) || node.kind !== 'text' || node.text.onlyHole) return node;
  const items = node.text.split(',').map((part): SourceNode => {
    const text = part.toString();
    const from = text.length - text.trimStart().length;
    return { kind: 'text', text: part.slice(from, from + text.trim().length), at: node.at };
  });
  return { kind: 'list', items, at: node.at };
}

/** `AWS::Region` and similar parameters. The value of `AWS::StackName` is chosen at deployment, so it is listed. */
function pseudoParameter(name: string, scope: TemplateScope, at: Position, value: string): SourceNode | undefined {
  const { region, account, partition } = scope.context.deployment;
  const stackName = scope.stackName ?? 'stack';
  const generated = (stub: string, reason: string): SourceNode =>
    holeNode({ value, id: name, kind: 'generated', reason, stub, at });
  switch (name) {
    case 'AWS::Region':
      return textNode(region, at);
    case 'AWS::AccountId':
      return textNode(account, at);
    case 'AWS::Partition':
      return textNode(partition, at);
    case 'AWS::URLSuffix':
      return textNode(partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com', at);
    case 'AWS::NoValue':
      return { kind: 'none', at };
    case 'AWS::NotificationARNs':
      return { kind: 'list', items: [], at };
    case 'AWS::StackName':
      if (scope.stackName !== undefined) return textNode(stackName, at);
      return generated(stackName, 'the stack gets its name when it is deployed');
    case 'AWS::StackId':
      return generated(
        `arn:${partition}:cloudformation:${region}:${account}:stack/${stackName}/00000000-0000-0000-0000-000000000000`,
        'the stack gets its id when it is deployed',
      );
    default:
      return undefined;
  }
}
