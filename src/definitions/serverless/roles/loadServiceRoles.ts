import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { loadTemplateRoles } from '../../cloudformation/roles/loadTemplateRoles';
import type { LoadedParts } from '../../LoadContext';
import { startRoles } from '../../roles/startRoles';
import type { RoleParts } from '../../roles/RoleParts';
import type { ServiceTemplate } from '../serviceTemplate';
import { generatedRole } from './generatedRole';

/** The plugin's names for the roles of events, schedules and APIs. */
const generatedName = /ToStepFunctionsRole$/;

/** The roles in a service's own resources, and those that the plugin generates for machines and events without a role. */
export function loadServiceRoles(
  { scope, ownResources }: ServiceTemplate,
  parts: readonly LoadedParts[],
  starts: readonly DeclaredStart[],
  hasGeneratedRole: (key: string) => boolean,
): RoleParts {
  const own = loadTemplateRoles(scope, ownResources);
  const generated = parts
    .flatMap(({ machines }) => machines)
    .filter(({ name }) => hasGeneratedRole(name))
    .map((machine) => generatedRole(machine, scope));
  const declared = new Set(own.roles.map(({ name }) => name));
  const ofStarts = startRoles(starts, (name) => generatedName.test(name) && !declared.has(name));
  return { ...own, roles: [...own.roles, ...generated, ...ofStarts] };
}
