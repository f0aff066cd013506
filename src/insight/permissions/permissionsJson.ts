import { toPointer } from '../../language/asl/path';
import type { Gap, RoleComparison } from './compareRole';
import { leastPolicy } from './leastPolicy';
import type { PermissionReason } from './Permission';
import type { MachinePermissions } from './MachinePermissions';

/** The permissions of a machine as JSON for other programs. */
export function permissionsJson({ machine, permissions, role, others, unknownRoles }: MachinePermissions): object {
  const own = permissions.filter((permission) => permission.role === undefined);
  const certain = own.filter(({ doubt }) => doubt === undefined);
  return {
    name: machine.name,
    ...(machine.roleArn !== undefined && { roleArn: machine.roleArn }),
    permissions: permissions.map((permission) => ({ ...permission, reasons: permission.reasons.map(reasonJson) })),
    policy: { Version: '2012-10-17', ...leastPolicy(certain) },
    ...(role !== undefined && { role: comparisonJson(role) }),
    ...(others.length > 0 && { taskRoles: others.map(comparisonJson) }),
    ...(unknownRoles.length > 0 && { unknownRoles }),
  };
}

function comparisonJson({ role: { name, arn, source }, missing, undecided, surplus }: RoleComparison): object {
  return { name, arn, source, missing: missing.map(gapJson), undecided: undecided.map(gapJson), surplus };
}

function gapJson({ permission: { action, reasons }, resource, why }: Gap): object {
  return { action, resource, why, reasons: reasons.map(reasonJson) };
}

function reasonJson({ path, ...reason }: PermissionReason): object {
  return { ...reason, ...(path !== undefined && { pointer: toPointer(path) }) };
}
