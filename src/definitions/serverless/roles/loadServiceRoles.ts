import { loadTemplateRoles } from '../../cloudformation/roles/loadTemplateRoles';
import type { LoadedParts } from '../../LoadContext';
import type { RoleParts } from '../../roles/RoleParts';
import type { ServiceTemplate } from '../serviceTemplate';
import { generatedRole } from './generatedRole';

/** The roles in a service's own resources, and those that the plugin generates for machines without a role. */
export function loadServiceRoles(
  { scope, ownResources }: ServiceTemplate,
  parts: readonly LoadedParts[],
  hasGeneratedRole: (key: string) => boolean,
): RoleParts {
  const own = loadTemplateRoles(scope, ownResources);
  const generated = parts
    .flatMap(({ machines }) => machines)
    .filter(({ name }) => hasGeneratedRole(name))
    .map((machine) => generatedRole(machine, scope));
  return { ...own, roles: [...own.roles, ...generated] };
}
