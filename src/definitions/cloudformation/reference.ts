import { suggestion } from '../suggestion';
import type { Position } from '../source/Position';
import { memberOf, type SourceNode, textOf } from '../source/SourceNode';
import { kindNamed } from '../stubs/resourceKinds';
import { parameterValue } from './parameters';
import { pseudoParameter } from './pseudoParameters';
import { holeNode, textNode } from '../source/nodes';
import { resourceName } from './resourceName';
import { resourceTypes } from './resourceTypes';
import type { TemplateResource } from './Template';
import type { TemplateScope } from './TemplateScope';

/** What `Ref: name` gives. `value` is the reference as it is written. */
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
  const stub = build ? build(name, scope.context.deployment) : name;
  if (given) return textNode(stub, at);
  return holeNode({
    value,
    id: resource.logicalId,
    kind: 'generated',
    reason: `${resource.type} is named when it is deployed`,
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
    reason: 'SAM makes it when the function is deployed',
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
  const near = suggestion(name, scope.template.names);
  const reason = `the template has no parameter or resource ${name}${near === undefined ? '' : ` (did you mean ${near}?)`}`;
  return holeNode({ value, id, kind: 'unknown', reason, at });
}
