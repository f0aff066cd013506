import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { conditionNamed } from '../conditions';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { noted } from './startOf';
import { startTypes } from './startTypes';

/**
 * What the resources of a template declare to start state machines. Something that cannot be read is noted, because the
 * definitions do not need it.
 */
export function loadTemplateStarts(
  scope: TemplateScope,
  resources: Iterable<TemplateResource> = scope.template.resources.values(),
): readonly DeclaredStart[] {
  return [...resources].flatMap((resource) => {
    const read = startTypes.get(resource.type);
    return read
      ? noted(resource.logicalId, resource.at, scope, () => deployed(read(resource, scope), resource, scope))
      : [];
  });
}

/** Nothing if its condition does not hold, so that AWS would not deploy it. */
function deployed(
  starts: readonly DeclaredStart[],
  { logicalId, condition, at }: TemplateResource,
  scope: TemplateScope,
): readonly DeclaredStart[] {
  if (starts.length === 0 || condition === undefined || conditionNamed(condition, scope, at)) return starts;
  scope.context.note(
    `${logicalId} starts nothing: its condition ${condition} does not hold with these parameters.`,
    at,
  );
  return [];
}
