import type { DeclaredRole } from '../../contract/DeclaredRole';
import { evaluatePolicies, type IamAnswer, type IamRequest } from '../../services/iam/evaluate/evaluatePolicies';
import type { Permission } from './Permission';
import { surplusOf, type Surplus } from './surplusOf';

/** What a role allows of what a machine needs. */
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

/** Values of files that are not known, with their stubs. */
export type UnknownValues = readonly { readonly value: string; readonly stub: string }[];

/**
 * Compares a role with the permissions that it needs. A gap is never guessed: if the answer depends on a value or a
 * policy that no file contains, it is undecided.
 */
export function compareRole(
  role: DeclaredRole,
  permissions: readonly Permission[],
  unknownValues: UnknownValues = [],
): RoleComparison {
  const missing: Gap[] = [];
  const undecided: Gap[] = [];
  for (const permission of permissions) {
    for (const resource of permission.resources) {
      const answer = answerOf(role, permission, resource, unknownValues);
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
  unknownValues: UnknownValues,
): IamAnswer {
  const isPattern = /[*?]/.test(resource) && (resource !== '*' || atRunTime === true);
  const request: IamRequest = {
    action,
    resource: isPattern ? { pattern: resource } : resource,
    ...(context !== undefined && { context }),
  };
  const answer = evaluatePolicies(role, request);
  if (answer.answer !== 'implicitDeny') return answer;
  const within = unknownValues.filter(({ stub }) => stub !== '' && resource.includes(stub));
  if (within.length === 0) return answer;
  // With its value, the resource may be another one.
  const pattern = within.reduce((text, { stub }) => text.replaceAll(stub, '*'), resource);
  if (evaluatePolicies(role, { ...request, resource: { pattern } }).answer === 'implicitDeny') return answer;
  return { answer: 'undecided', why: within.map(({ value }) => `${value} has no value`) };
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
