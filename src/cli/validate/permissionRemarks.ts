import type { LoadedDefinition, LoadedDefinitions } from '../../definitions/LoadedDefinition';
import type { Gap } from '../../insight/permissions/compareRole';
import { machinePermissions } from '../../insight/permissions/MachinePermissions';
import type { Deployed } from '../../insight/permissions/needyMachine';
import { formatLocation } from '../../language/asl/path';
import type { CheckedFile } from '../../validation/lint/formats/Remark';

type Remark = CheckedFile['remarks'][number];

interface PermissionReview {
  readonly remarks: readonly Remark[];
  /** Whether it needs permissions, but no file declares its role. */
  readonly roleUnknown: boolean;
}

/** The remarks about what the role of a machine lacks. */
export function reviewPermissions(
  machine: LoadedDefinition,
  { roles }: Pick<LoadedDefinitions, 'roles'>,
  options: Deployed & { readonly advice: boolean },
): PermissionReview {
  const { role, others, permissions, unknownRoles } = machinePermissions(machine, roles, options);
  const compared = [...(role === undefined ? [] : [role]), ...others];
  const remarks = compared.flatMap(({ role: { name }, missing, undecided }) => {
    const open = undecided.filter(({ permission: { doubt } }) => doubt === undefined);
    return [...missingRemarks(name, missing), ...(options.advice && open.length > 0 ? [openRemark(name, open)] : [])];
  });
  return { remarks, roleUnknown: unknownRoles.length > 0 || (role === undefined && permissions.length > 0) };
}

/** One warning for each resource that a state lacks. */
function missingRemarks(role: string, missing: readonly Gap[]): readonly Remark[] {
  const groups = new Map<string, Gap[]>();
  for (const gap of missing) {
    const { path = [] } = gap.permission.reasons[0]!;
    const key = JSON.stringify([path, gap.resource, gap.why]);
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  return [...groups.values()].map((group): Remark => {
    const { permission, resource, why } = group[0]!;
    const { state = 'the machine', path = [] } = permission.reasons[0]!;
    const actions = group.map((gap) => gap.permission.action).join(', ');
    const reasons = [...new Set(group.map((gap) => gap.permission.reasons[0]!.reason))].join(', ');
    return {
      severity: 'WARNING',
      code: 'MISSING_PERMISSION',
      message: `The role '${role}' does not allow ${actions} on ${resource}, which ${state} needs: it ${reasons}.`,
      hint: `${sentence(why.join('; '))} \`stepmill permissions\` lists all that it needs.`,
      location: formatLocation(path),
      path,
    };
  });
}

function openRemark(role: string, open: readonly Gap[]): Remark {
  const actions = [...new Set(open.map(({ permission }) => permission.action))];
  return {
    severity: 'ADVICE',
    code: 'PERMISSION_NOT_DECIDED',
    message: `Whether the role '${role}' allows ${actions.join(', ')} cannot be decided here.`,
    hint: '`stepmill permissions` says why.',
    location: '/',
    path: [],
  };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
