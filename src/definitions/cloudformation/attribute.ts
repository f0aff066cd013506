import type { Position } from '../../util/Position';
import { memberOf, type SourceNode, holeNode, textNode } from '../source/SourceNode';
import { arnOf } from '../stubs/AwsEnvironment';
import { kindNamed, streamArn } from '../stubs/resourceKinds';
import { versionArn } from './machineVersions';
import { unknownReference } from './reference';
import { resourceName, resourceTypes } from './resourceTypes';
import type { TemplateResource } from './Template';
import { type TemplateScope, guardCycle } from './TemplateScope';

/** The value of `Fn::GetAtt: [logicalId, name]`. `value`: the reference as written. */
export function attribute(
  logicalId: string,
  name: string,
  scope: TemplateScope,
  at: Position,
  value: string,
): SourceNode {
  const resource = scope.template.resources.get(logicalId);
  if (!resource)
    return unknownReference(logicalId, scope, at, value, /Arn$/.test(name) ? `${logicalId}Arn` : logicalId);
  if (name.startsWith('Outputs.')) {
    const output = nestedOutput(logicalId, name.slice('Outputs.'.length), scope, at);
    if (output) return output;
    const reason = `the template of the stack ${logicalId} is not available`;
    return holeNode({ value, id: name.slice('Outputs.'.length), kind: 'generated', reason, at });
  }
  const own = resourceName(resource, scope, at);
  const stub = attributeStub(resource, name, own.name, scope);
  if (own.given && /^(?:Arn|\w*(?:Name|Arn))$/.test(name) && resourceTypes.has(resource.type))
    return textNode(stub, at);
  const reason = `${resource.type} gets its ${name} when it is deployed`;
  return holeNode({ value, id: logicalId, kind: 'generated', reason, stub, at });
}

function attributeStub(resource: TemplateResource, attributeName: string, name: string, scope: TemplateScope): string {
  const { logicalId, type } = resource;
  const { deployment } = scope.context;
  const version = attributeName === 'Arn' ? versionArn(resource, scope) : undefined;
  if (version !== undefined) return version;
  const known = resourceTypes.get(type);
  const kind = known && kindNamed(known.kind);
  if (
    attributeName === 'Arn' ||
    /^(?:Topic|Queue|Table|StateMachine|Function|Role|Bucket|Cluster|Activity)Arn$/.test(attributeName)
  ) {
    if (kind) return kind.arn(name, deployment);
    return arnOf(deployment, serviceOf(type), logicalId);
  }
  if (kind?.url && /Url$/i.test(attributeName)) return kind.url(name, deployment);
  if (/^(?:Name|(?:Topic|Queue|Table|StateMachine|Function|Role|Bucket|Cluster|Activity)Name)$/.test(attributeName))
    return name;
  if (attributeName === 'StreamArn' && kind) return streamArn(kind.arn(name, deployment));
  if (/Arn$/.test(attributeName))
    return `${kind?.arn(name, deployment) ?? arnOf(deployment, serviceOf(type), logicalId)}/${attributeName}`;
  return `${logicalId}-${attributeName.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

/** `AWS::SageMaker::Endpoint` belongs to `sagemaker`. */
function serviceOf(type: string): string {
  return (type.split('::')[1] ?? 'cloudformation').toLowerCase();
}

/** An output of a nested stack, evaluated in that stack. */
function nestedOutput(logicalId: string, output: string, scope: TemplateScope, at: Position): SourceNode | undefined {
  const nested = scope.nested(logicalId, scope);
  const value = nested && memberOf(memberOf(nested.template.section('Outputs'), output), 'Value');
  if (!nested || !value) return undefined;
  const { resolving } = guardCycle(scope, `${logicalId}.Outputs.${output}`, at);
  return scope.resolve(value, { ...nested, resolving });
}
