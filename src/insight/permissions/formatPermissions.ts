import { formatCount } from '../../util/formatCount';
import { formatPosition } from '../../util/Position';
import type { Gap, RoleComparison } from './compareRole';
import type { MachinePermissions } from './MachinePermissions';
import type { Permission } from './Permission';
import type { Surplus } from './surplusOf';

/** The permissions of a machine as text: the needs with their reasons, then those that its role lacks, then its surplus. */
export function formatPermissions(found: MachinePermissions): string {
  const { machine, permissions } = found;
  const title = `${machine.name} (${formatPosition(machine.source)})`;
  const certain = permissions.filter(({ doubt }) => doubt === undefined);
  const perhaps = permissions.filter(({ doubt }) => doubt !== undefined);
  return [
    certain.length === 0 ? `${title} needs no permission.` : `${title} needs:`,
    ...permissionLines(certain),
    ...(perhaps.length === 0 ? [] : ['It may also need:', ...permissionLines(perhaps)]),
    ...roleLines(found),
    '',
  ].join('\n');
}

/** Permissions that differ only in their actions share their lines. */
function permissionLines(permissions: readonly Permission[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const permission of permissions) {
    const text = detailLines(permission).join('\n');
    groups.set(text, [...(groups.get(text) ?? []), permission.action]);
  }
  return [...groups].flatMap(([details, actions]) => [`  ${actions.join(', ')}`, details]);
}

function detailLines({ resources, atRunTime, doubt, role, reasons }: Permission): readonly string[] {
  const where = resources.map((arn) => (atRunTime === true && arn === '*' ? '* (known at run time)' : arn)).join(', ');
  return [
    `    on ${where}${role === undefined ? '' : `, with the role ${role}`}`,
    ...[...new Set(reasons.map(reasonText))].map((text) => `    ${text}`),
    ...(doubt === undefined ? [] : [`    (${doubt})`]),
  ];
}

function reasonText({ state, reason }: Permission['reasons'][number]): string {
  return `${state ?? 'The machine'} ${reason}`;
}

function roleLines({
  machine: { roleArn },
  permissions,
  role,
  others,
  unknownRoles,
}: MachinePermissions): readonly string[] {
  const named = roleArn === undefined ? '' : ` ${roleArn}`;
  const own =
    role !== undefined
      ? comparisonLines(role, 'Its')
      : permissions.length === 0
        ? []
        : [`No file declares its role${named}, so its permissions are unknown.`];
  const unknown = unknownRoles.map((arn) => `No file declares the role ${arn}, so its permissions are unknown.`);
  return [...own, ...others.flatMap((other) => comparisonLines(other, 'The')), ...unknown];
}

function comparisonLines({ role, missing, undecided, surplus }: RoleComparison, which: string): readonly string[] {
  const title = `${which} role ${role.name} (${formatPosition(role.source)})`;
  return [
    missing.length > 0
      ? `${title} lacks:`
      : undecided.length > 0
        ? `${title} lacks nothing that can be decided.`
        : `${title} allows all of it.`,
    ...missing.map(gapLine),
    ...(undecided.length === 0 ? [] : ['Not decided:', ...undecided.map(gapLine)]),
    ...(surplus.length === 0 ? [] : ['It allows more than needed:', ...surplusLines(surplus)]),
  ];
}

function gapLine({ permission: { action, reasons }, resource, why }: Gap): string {
  return `  ${action} on ${resource}: ${reasonText(reasons[0]!)}; ${why.join('; ')}`;
}

/** The most actions that one line lists. */
const mostListed = 6;

/** One line for each policy with unneeded actions, and one for each statement that is wider than needed. */
function surplusLines(surplus: readonly Surplus[]): readonly string[] {
  const policies = [...new Set(surplus.map(({ policy }) => policy))];
  return policies.flatMap((policy) => {
    const own = surplus.filter((one) => one.policy === policy);
    const idle = own.filter(({ enough }) => enough.length === 0).map(({ action }) => action);
    const wide = own.filter(({ enough }) => enough.length > 0);
    return [
      ...(idle.length === 0 ? [] : [`  ${policy}: nothing needs ${listed(idle)}`]),
      ...wide.map(({ action, resources, enough }) => {
        const needed = enough.map((one) => `${one.action} on ${listed(one.resources)}`);
        return `  ${policy}: ${action} on ${listed(resources)}; ${listed(needed)} would do`;
      }),
    ];
  });
}

function listed(texts: readonly string[]): string {
  const rest = texts.length - mostListed;
  return rest > 1 ? `${texts.slice(0, mostListed).join(', ')} and ${formatCount(rest, 'other')}` : texts.join(', ');
}
