import { itemsOf, memberOf, plainTextOf, type SourceNode } from '../source/SourceNode';
import type { TemplateResource } from './Template';
import { guardCycle, type TemplateScope } from './TemplateScope';

/**
 * The ARN of a version or an alias of a state machine, which is what a reference to it gives: that of the machine, with
 * a number or a name at its end. `undefined` for a resource of another type. AWS numbers versions; the first is 1.
 */
export function versionArn(resource: TemplateResource, scope: TemplateScope): string | undefined {
  const { type, logicalId, properties, at } = resource;
  const inside = guardCycle(scope, logicalId, at);
  const text = (node: SourceNode | undefined): string | undefined => plainTextOf(node && scope.resolve(node, inside));
  if (type === 'AWS::StepFunctions::StateMachineVersion') {
    const machine = text(memberOf(properties, 'StateMachineArn'));
    return machine === undefined ? undefined : `${machine}:1`;
  }
  if (type !== 'AWS::StepFunctions::StateMachineAlias') return undefined;
  const [route] = itemsOf(memberOf(properties, 'RoutingConfiguration'));
  const deployed = route ?? memberOf(properties, 'DeploymentPreference');
  const version = text(memberOf(deployed, 'StateMachineVersionArn'));
  return version?.replace(/:\d+$/, `:${text(memberOf(properties, 'Name')) ?? logicalId}`);
}
