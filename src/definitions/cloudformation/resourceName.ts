import type { Position } from '../source/Position';
import { memberOf } from '../source/SourceNode';
import { resourceTypes } from './resourceTypes';
import type { TemplateResource } from './Template';
import { type TemplateScope, guardCycle, remember } from './TemplateScope';

interface ResourceName {
  readonly name: string;
  /** Whether the template gives it; else it is the logical id. */
  readonly given: boolean;
}

/** A resource's name: its own where that can be known, else its logical id. */
export function resourceName(resource: TemplateResource, scope: TemplateScope, at: Position): ResourceName {
  return remember('name', resource.logicalId, scope, () => workOut(resource, scope, at));
}

function workOut({ logicalId, type, properties }: TemplateResource, scope: TemplateScope, at: Position): ResourceName {
  const property = resourceTypes.get(type)?.nameProperty;
  const node = property === undefined ? undefined : memberOf(properties, property);
  const resolved = node && scope.resolve(node, guardCycle(scope, logicalId, at));
  const known = resolved?.kind === 'text' && resolved.text.holes.length === 0 && resolved.text.length > 0;
  return known ? { name: resolved.text.toString(), given: true } : { name: logicalId, given: false };
}
