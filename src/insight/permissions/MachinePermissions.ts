import type { DeclaredRole } from '../../contract/DeclaredRole';
import { machineName } from '../../definitions/findDefinition';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { rolesSeenFrom } from '../../definitions/roles/rolesSeenFrom';
import { compareRole, type RoleComparison } from './compareRole';
import { needyMachine, type Deployed } from './needyMachine';
import { permissionsOf, type Permission } from './Permission';

/** The permissions that a machine of a file needs, compared with its role. */
export interface MachinePermissions {
  readonly machine: LoadedDefinition;
  readonly permissions: readonly Permission[];
  /** The comparison with the machine's role; absent if the files do not declare it. */
  readonly role?: RoleComparison;
  /** Roles that tasks assume (`Credentials`), if the files declare them. */
  readonly others: readonly RoleComparison[];
  /** The ARNs of roles that tasks assume and that the files do not declare. */
  readonly unknownRoles: readonly string[];
}

/** Returns the permissions of a machine, compared with the roles of the same files. */
export function machinePermissions(
  machine: LoadedDefinition,
  roles: readonly DeclaredRole[],
  deployed: Deployed,
): MachinePermissions {
  const permissions = permissionsOf(needyMachine(machine, deployed));
  const assumptions = {
    unknownValues: machine.unresolved.filter(({ kind }) => kind === 'unknown'),
    generatedNames: generatedNames(machine),
    isAccountKnown: deployed.account !== undefined,
    isRegionKnown: deployed.region !== undefined,
  };
  const seen = rolesSeenFrom(machine.source.file, roles);
  const named = (arn: string): DeclaredRole | undefined => {
    const [first, ...others] = seen.filter((role) => role.arn === arn);
    // Which of several is meant is not known.
    return others.some(({ source }) => source.file !== first?.source.file) ? undefined : first;
  };
  const compared = (role: DeclaredRole, of: string | undefined): RoleComparison =>
    compareRole(
      role,
      permissions.filter((permission) => permission.role === of),
      assumptions,
    );
  const own = machine.roleArn === undefined ? undefined : named(machine.roleArn);
  const assumed = [...new Set(permissions.flatMap(({ role }) => role ?? []))];
  return {
    machine,
    permissions,
    ...(own !== undefined && { role: compared(own, undefined) }),
    others: assumed.flatMap((arn) => {
      const role = named(arn);
      // The role's other uses are unknown here.
      return role === undefined ? [] : [{ ...compared(role, arn), surplus: [] }];
    }),
    unknownRoles: assumed.filter((arn) => named(arn) === undefined),
  };
}

/** AWS: CloudFormation derives names from logical ids, and so do SAM, the CDK and the Serverless Framework. */
function generatedNames({ format, name, stateMachineName, unresolved }: LoadedDefinition): readonly string[] {
  if (format === 'asl' || format === 'terraform') return [];
  const stubs = unresolved.filter(({ kind }) => kind === 'generated').map(({ stub }) => stub);
  const names = stubs.map((stub) => stub.split(/[:/]/).at(-1)!);
  return [...names, ...(stateMachineName === undefined ? [machineName({ name })] : [])];
}
