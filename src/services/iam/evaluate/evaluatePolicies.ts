import type { DeclaredPolicy, DeclaredRole, PolicyDocument } from '../../../contract/DeclaredRole';
import type { ContextKeys } from './RequestContext';
import { statementApplies } from './statementApplies';
import type { Ternary } from './Ternary';

/** A call for which IAM evaluates policies. */
export interface IamRequest {
  /** `lambda:InvokeFunction` */
  readonly action: string;
  /** An ARN; `*` for an action that is about no resource; a pattern if only a part of the ARN is known. */
  readonly resource: string | { readonly pattern: string };
  readonly context?: ContextKeys;
}

/** What IAM answers. `policy` and `sid` name the deciding statement. */
export type IamAnswer =
  | { readonly answer: 'allowed'; readonly policy: string; readonly sid?: string }
  | { readonly answer: 'explicitDeny'; readonly policy: string; readonly sid?: string; readonly by: PolicyKind }
  | { readonly answer: 'implicitDeny'; readonly by: PolicyKind }
  | { readonly answer: 'undecided'; readonly why: readonly string[] };

/** Which of the policies of a role denies. */
export type PolicyKind = 'identity' | 'boundary';

/** The policies of a role, as far as they matter here. */
export type RolePolicies = Pick<DeclaredRole, 'policies'> & Partial<Pick<DeclaredRole, 'boundary' | 'unknown'>>;

/**
 * Whether the policies of a role allow a request. AWS: an explicit Deny wins; the role's policies and its boundary must
 * both allow; everything else is denied (IAM User Guide, "Policy evaluation logic"). What policies of an organisation
 * or of the resource say is not known here.
 */
export function evaluatePolicies(role: RolePolicies, request: IamRequest): IamAnswer {
  const { policies, boundary, unknown = [] } = role;
  const identity = decide(policies, 'identity', request);
  const limit = boundary && withinBoundary(boundary, request);
  for (const one of [identity, limit]) if (one?.answer === 'explicitDeny') return one;
  const unread = unknown.map(({ what, why, onlyAllows = false }) => ({ reason: `${what}: ${why}`, onlyAllows }));
  const reasons = [identity, limit].flatMap((one) => (one?.answer === 'undecided' ? one.why : []));
  // A boundary or a policy that is certain not to allow decides, whatever the others say.
  if (limit?.answer === 'implicitDeny') return limit;
  if (identity.answer === 'implicitDeny' && unread.length === 0) return identity;
  const missing = unread.filter(({ onlyAllows }) => !(onlyAllows && identity.answer === 'allowed'));
  const why = [...reasons, ...missing.map(({ reason }) => reason)];
  return why.length > 0 ? { answer: 'undecided', why } : identity;
}

function withinBoundary({ arn, document }: NonNullable<DeclaredRole['boundary']>, request: IamRequest): IamAnswer {
  if (document === undefined)
    return { answer: 'undecided', why: [`the permissions boundary ${arn}: no file contains its document`] };
  return decide([{ name: arn, document }], 'boundary', request);
}

function decide(
  policies: readonly Pick<DeclaredPolicy, 'name' | 'document'>[],
  by: PolicyKind,
  request: IamRequest,
): IamAnswer {
  const statements = policies.flatMap(({ name, document }) => applying(name, document, request));
  const denied = statements.find(({ effect, applies }) => effect === 'Deny' && applies === true);
  if (denied) return { answer: 'explicitDeny', ...denied.place, by };
  const why = (effect: string): readonly string[] =>
    statements.flatMap(({ effect: own, applies, place }) =>
      own !== effect || typeof applies === 'boolean'
        ? []
        : applies.undecided.map((reason) => `${effect} in ${place.policy}: ${reason}`),
    );
  const allowed = statements.find(({ effect, applies }) => effect === 'Allow' && applies === true);
  const mayAllow = why('Allow');
  if (!allowed && mayAllow.length === 0) return { answer: 'implicitDeny', by };
  const open = [...why('Deny'), ...(allowed ? [] : mayAllow)];
  if (!allowed || open.length > 0) return { answer: 'undecided', why: [...new Set(open)] };
  return { answer: 'allowed', ...allowed.place };
}

interface Applying {
  readonly effect: 'Allow' | 'Deny';
  readonly applies: Ternary;
  readonly place: { readonly policy: string; readonly sid?: string };
}

function applying(policy: string, { Statement }: PolicyDocument, request: IamRequest): readonly Applying[] {
  return Statement.map((statement) => ({
    effect: statement.Effect,
    applies: statementApplies(statement, request),
    place: { policy, ...(statement.Sid !== undefined && { sid: statement.Sid }) },
  }));
}
