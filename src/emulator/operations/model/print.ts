import type { Converted } from './convert';
import type { Shape } from './shapes';
import { shapeOf } from './convert';

/**
 * A value as the service's messages print it: the way Java prints an object.
 *
 * @example print(list(...), [{ weight: 50 }]) // '[RoutingConfigurationListItem(stateMachineVersionArn=null, weight=50)]'
 */
export function print(shape: Shape, value: Converted): string {
  if (value === undefined) return 'null';
  if (shape.kind === 'list') {
    return `[${(value as readonly Converted[]).map((item) => print(shape.element, item)).join(', ')}]`;
  }
  if (shape.kind === 'structure') {
    const members = Object.entries(shape.members).map(([name, memberShape]) => {
      return `${name}=${print(shapeOf(memberShape), (value as Record<string, Converted>)[name])}`;
    });
    return `${shape.name}(${members.join(', ')})`;
  }
  const scalar = value as string | number | boolean;
  return shape.kind === 'Float' && Number.isInteger(scalar) ? `${scalar}.0` : String(scalar);
}
