import type { DeclaredRole } from '../../contract/DeclaredRole';
import { evaluatePolicies, type IamAnswer, type IamRequest } from '../../services/iam/evaluate/evaluatePolicies';
import type { Permission } from './Permission';
import { surplusOf, type Surplus } from './surplusOf';

/** A role compared with the permissions that a machine needs. */
export interface RoleComparison {
  readonly role: DeclaredRole;
  /** What it certainly does not allow. */
  readonly missing: readonly Gap[];
  /** What cannot be decided. */
  readonly undecided: readonly Gap[];
  /** What it allows without need. */
  readonly surplus: readonly Surplus[];
}

/** A permission that a role does not allow, or may not allow, on one resource. */
export interface Gap {
  readonly permission: Permission;
  readonly resource: string;
  /** Why, in words. */
  readonly why: readonly string[];
}

/** The parts of ARNs that the files do not contain. */
export interface Assumptions {
  /** Values that no file contains, with their stubs. */
  readonly unknownValues: readonly { readonly value: string; readonly stub: string }[];
  /** Logical ids in place of names that AWS generates from them: `STACK-ID-SUFFIX`. */
  readonly generatedNames: readonly string[];
  /** Whether account and region are the user's: otherwise ARNs contain assumed ones. */
  readonly isAccountKnown: boolean;
  readonly isRegionKnown: boolean;
}

/**
 * Compares a role with the permissions that it needs. Nothing is guessed: a permission that depends on a value or policy outside the files is undecided.
 */
export function compareRole(
  role: DeclaredRole,
  permissions: readonly Permission[],
  assumptions: Assumptions,
): RoleComparison {
  const missing: Gap[] = [];
  const undecided: Gap[] = [];
  for (const permission of permissions) {
    for (const resource of permission.resources) {
      const answer = answerOf(role, permission, resource, assumptions);
      if (answer.answer === 'allowed') continue;
      const gap = { permission, resource, why: whyNot(answer) };
      if (answer.answer === 'undecided') undecided.push(gap);
      else if (permission.doubt === undefined) missing.push(gap);
      else undecided.push({ ...gap, why: [permission.doubt] });
    }
  }
  return { role, missing, undecided, surplus: surplusOf(role, permissions) };
}

function answerOf(
  role: DeclaredRole,
  { action, atRunTime, context }: Permission,
  resource: string,
  assumptions: Assumptions,
): IamAnswer {
  const isPattern = /[*?]/.test(resource) && (resource !== '*' || atRunTime === true);
  const request: IamRequest = {
    action,
    resource: isPattern ? { pattern: resource } : resource,
    ...(context !== undefined && { context }),
  };
  const answer = evaluatePolicies(role, request);
  if (answer.answer !== 'implicitDeny') return answer;
  const { pattern, why } = widened(resource, assumptions);
  if (pattern === resource || evaluatePolicies(role, { ...request, resource: { pattern } }).answer === 'implicitDeny')
    return answer;
  return { answer: 'undecided', why };
}

/** The resource as a pattern, with `*` for every assumed part. */
function widened(
  resource: string,
  { unknownValues, generatedNames, isAccountKnown, isRegionKnown }: Assumptions,
): { readonly pattern: string; readonly why: readonly string[] } {
  const why: string[] = [];
  const widen = (text: string, part: string | RegExp, reason: string): string => {
    const wide = text.replaceAll(part, '*');
    if (wide !== text) why.push(reason);
    return wide;
  };
  let pattern = resource;
  for (const { value, stub } of unknownValues) if (stub !== '') pattern = widen(pattern, stub, `${value} has no value`);
  pattern = widen(pattern, /\$\{[^}]*\}/g, 'a ${Token} has no value');
  const [scheme, partition, service, region = '', account = '', ...end] = pattern.split(':');
  if (scheme !== 'arn' || end.length === 0) return { pattern, why };
  const names = end.join(':').split(/([:/])/);
  const generated = names.filter((name) => generatedNames.includes(name));
  why.push(...generated.map((name) => `AWS generates the name of ${name}`));
  const wide = names.map((name) => (generated.includes(name) ? `*${name}-*` : name)).join('');
  const place = [
    isRegionKnown || region === '' ? region : widen(region, region, `the region ${region} is assumed: set --region`),
    isAccountKnown || account === ''
      ? account
      : widen(account, account, `the account ${account} is assumed: set --account`),
  ];
  return { pattern: [scheme, partition, service, ...place, wide].join(':'), why };
}

function whyNot(answer: IamAnswer): readonly string[] {
  switch (answer.answer) {
    case 'explicitDeny':
      return [`${answer.sid === undefined ? 'a statement' : `statement ${answer.sid}`} of ${answer.policy} denies it`];
    case 'implicitDeny':
      return [
        answer.by === 'boundary' ? 'its permissions boundary does not allow it' : 'none of its policies allows it',
      ];
    case 'undecided':
      return answer.why;
    case 'allowed':
      return [];
  }
}
