import { formatPosition } from '../../util/Position';
import type { Gap, RoleComparison } from './compareRole';
import type { MachinePermissions } from './MachinePermissions';
import type { Permission } from './Permission';
import type { Surplus } from './surplusOf';

/** The permissions of a machine as text: what it needs and why, then what its role lacks and has too much of. */
export function formatPermissions(found: MachinePermissions): string {
  const { machine, permissions, role, others, unknownRoles } = found;
  const title = `${machine.name} (${formatPosition(machine.source)})`;
  if (permissions.length === 0) return `${title} needs no permission.\n${roleText(found)}`;
  const certain = permissions.filter(({ doubt }) => doubt === undefined);
  const perhaps = permissions.filter(({ doubt }) => doubt !== undefined);
  return [
    certain.length === 0 ? `${title} certainly needs no permission.` : `${title} needs:`,
    ...certain.flatMap(permissionLines),
    ...(perhaps.length === 0 ? [] : ['It may also need:', ...perhaps.flatMap(permissionLines)]),
    roleText({ machine, role, others, unknownRoles }),
  ].join('\n');
}

function permissionLines({ action, resources, atRunTime, doubt, role, reasons }: Permission): readonly string[] {
  const where = resources.map((arn) => (atRunTime === true && arn === '*' ? '* (known at run time)' : arn)).join(', ');
  return [
    `  ${action} on ${where}${role === undefined ? '' : `, by the role ${role}`}`,
    ...[...new Set(reasons.map(reasonText))].map((text) => `    ${text}`),
    ...(doubt === undefined ? [] : [`    (${doubt})`]),
  ];
}

function reasonText({ state, reason }: Permission['reasons'][number]): string {
  return `${state ?? 'The machine'} ${reason}`;
}

type Roles = Pick<MachinePermissions, 'machine' | 'others' | 'unknownRoles'> & {
  readonly role?: RoleComparison | undefined;
};

function roleText({ machine: { roleArn }, role, others, unknownRoles }: Roles): string {
  const own =
    role === undefined
      ? [`No file declares its role${roleArn === undefined ? '' : ` ${roleArn}`}, so what it allows is not known.`]
      : comparisonLines(role);
  const unknown = unknownRoles.map((arn) => `No file declares the role ${arn}, so what it allows is not known.`);
  return `${[...own, ...others.flatMap(comparisonLines), ...unknown].join('\n')}\n`;
}

function comparisonLines({ role, missing, undecided, surplus }: RoleComparison): readonly string[] {
  const title = `Its role ${role.name} (${formatPosition(role.source)})`;
  return [
    missing.length > 0
      ? `${title} lacks:`
      : undecided.length > 0
        ? `${title} lacks nothing that can be decided.`
        : `${title} allows all of it.`,
    ...missing.map(gapLine),
    ...(undecided.length === 0 ? [] : ['Not decided:', ...undecided.map(gapLine)]),
    ...(surplus.length === 0 ? [] : ['It allows more than needed:', ...surplus.map(surplusLine)]),
  ];
}

function gapLine({ permission: { action, reasons }, resource, why }: Gap): string {
  return `  ${action} on ${resource}: ${reasonText(reasons[0]!)}; ${why.join('; ')}`;
}

function surplusLine({ policy, action, resources, enough }: Surplus): string {
  const needed = enough.map((one) => `${one.action} on ${one.resources.join(', ')}`);
  const rest = needed.length === 0 ? 'nothing needs it' : `${needed.join('; ')} would do`;
  return `  ${action} on ${resources.join(', ')} (${policy}): ${rest}`;
}
