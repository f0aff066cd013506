import { DefinitionLoadError } from '../../DefinitionLoadError';
import type { Position } from '../../../util/Position';
import type { StartSource } from '../../starts/StartSource';
import { namesOfResource } from '../loadResources';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { plainProperties } from './plainProperties';

/** What `read` returns; nothing, and a note, if the file is wrong there. */
export function noted<T>(
  subject: string,
  at: Position,
  { context }: TemplateScope,
  read: () => readonly T[],
): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (!DefinitionLoadError.is(error)) throw error;
    context.note(`${subject} starts nothing here, because it cannot be read: ${error.reason}`, at);
    return [];
  }
}

/** A resource as what it starts is read. */
export function startOf(resource: TemplateResource, scope: TemplateScope): StartSource {
  const { logicalId: id, at: source } = resource;
  return {
    id,
    aliases: namesOfResource(resource, scope),
    source,
    properties: plainProperties(resource.properties, id, scope),
    note: (message, kind) => scope.context.note(`${id} ${message}`, source, kind),
  };
}
