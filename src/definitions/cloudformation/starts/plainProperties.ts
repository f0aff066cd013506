import type { JsonObject } from '../../../util/json';
import { isObject } from '../../../util/json';
import type { SourceNode } from '../../source/SourceNode';
import { plainValue } from '../../starts/plainValue';
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
