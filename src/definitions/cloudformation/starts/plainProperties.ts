import { isObject, parseJson, type Json, type JsonObject } from '../../../util/json';
import { renderJson } from '../../source/renderJson';
import type { SourceNode } from '../../source/SourceNode';
import { fillHoles } from '../../stubs/fillHoles';
import type { LoadContext } from '../../LoadContext';
import type { TemplateScope } from '../TemplateScope';

/**
 * Properties of a resource with every reference resolved. A value that no file contains is a stub, and noted if
 * `subject` has a name for what lacks it.
 */
export function plainProperties(
  node: SourceNode | undefined,
  subject: string | undefined,
  scope: TemplateScope,
): JsonObject {
  const plain = node && plainValue(scope.resolve(node, scope), subject, scope.context);
  return isObject(plain) ? plain : {};
}

/** The same for a value without references. */
export function plainValue(node: SourceNode, subject: string | undefined, { deployment, note }: LoadContext): Json {
  const { text, filled } = fillHoles(renderJson(node, { compact: true }), 'json', deployment);
  for (const { hole, stub } of filled) {
    if (hole.kind === 'unknown' && subject !== undefined)
      note(`${subject} has ${hole.value}, which has no value here (${hole.reason}): it is ${stub}.`, hole.at);
  }
  return parseJson(text.toString());
}
