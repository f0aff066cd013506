import { noRoles, type RoleParts } from '../../../roles/RoleParts';
import { startRoles } from '../../../roles/startRoles';
import { entriesOf, memberOf } from '../../../source/SourceNode';
import type { TemplateResource } from '../../Template';
import type { TemplateScope } from '../../TemplateScope';
import { loadSamEvents } from './loadSamEvents';

/** The roles that SAM generates for the events of a state machine that name none. */
export function samEventRoles(resource: TemplateResource, scope: TemplateScope): RoleParts {
  const keys = entriesOf(memberOf(resource.properties, 'Events')).map(({ key }) => key);
  const generated = new Set(keys.map((key) => `${resource.logicalId}${key}Role`));
  return { ...noRoles, roles: startRoles(loadSamEvents(resource, scope), (name) => generated.has(name)) };
}
