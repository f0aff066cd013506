import type { LoadedResource } from '../LoadedDefinition';
import { aliasesOf } from '../machineSettings';
import { isCalledKind } from '../stubs/resourceKinds';
import { memberOf, textOf } from '../source/SourceNode';
import { resourceName, resourceTypes } from './resourceTypes';
import type { TemplateResource } from './Template';
import type { TemplateScope } from './TemplateScope';

/** The names in a template for the functions, queues, topics … that it declares. */
export function loadResources(scope: TemplateScope): readonly LoadedResource[] {
  return [...scope.template.resources.values()].flatMap((resource): LoadedResource[] => {
    const kind = resourceTypes.get(resource.type)?.kind;
    if (!isCalledKind(kind)) return [];
    const { name, written } = resourceName(resource, scope, resource.at);
    return [
      { kind, name, aliases: aliasesOf(name, [...namesOfResource(resource, scope), written]), source: resource.at },
    ];
  });
}

/**
 * The names of a resource in its template: its logical id, CDK's also without the hash; for CDK's
 * `Stack/Order/Resource` also `Stack/Order` and `Order`; in a nested stack, also with the stack's names in front.
 */
export function namesOfResource(
  { logicalId, metadata }: TemplateResource,
  { nestedIn, format, constructPath: pathOf }: TemplateScope,
): readonly string[] {
  const path = textOf(memberOf(metadata, 'aws:cdk:path')) ?? pathOf(logicalId, nestedIn);
  const constructPath = path?.replace(/\/Resource$/, '');
  const nested = nestedIn.length === 0 ? [] : [[...nestedIn, logicalId].join('/')];
  const withoutHash = logicalId.replace(/[0-9A-F]{8}$/, '');
  if (constructPath === undefined) return [logicalId, ...nested, ...(format === 'cdk' ? [withoutHash] : [])];
  return [logicalId, constructPath, constructPath.split('/').at(-1)!, ...nested, withoutHash];
}
