import type { DeclaredPolicy, DeclaredRole, UnknownPolicy } from '../../contract/DeclaredRole';
import { managedPolicy } from '../../services/iam/managedPolicies';
import type { Position } from '../../util/Position';
import { present } from '../../util/present';
import type { PolicyDraft, RoleDraft, RoleParts, WrittenPolicy } from './RoleParts';

/** The roles of files that are deployed together, each with all policies that the files give it. */
export function buildRoles({ roles, policies, attachments }: RoleParts): readonly DeclaredRole[] {
  return roles.map((role): DeclaredRole => {
    const isIt = (named: string): boolean => named === role.name || named === role.arn;
    const twins = new Set(roles.filter(({ arn }) => arn === role.arn).map(({ source }) => source.file));
    // Of roles with one name, as stacks of one class have them, a file means its own.
    const isMeant = ({ source: { file } }: PolicyDraft): boolean => file === role.source.file || !twins.has(file);
    const attached = attachments.filter((one) => isIt(one.role)).map(({ policyArn: arn, source }) => ({ arn, source }));
    const found = [
      ...role.policies.map(written),
      ...policies.filter((policy) => policy.roles.some(isIt) && isMeant(policy)).map(written),
      ...[...role.managed, ...attached].map(({ arn, source }) => managed(arn, source, policies)),
    ];
    const { name, aliases, arn, source, trust } = role;
    return {
      name,
      aliases,
      arn,
      source,
      ...present({ trust: trust?.document, boundary: boundaryOf(role, policies) }),
      policies: found.flatMap((one) => one.policies),
      unknown: [...(role.unknown ?? []), ...found.flatMap((one) => one.unknown)],
    };
  });
}

interface Found {
  readonly policies: readonly DeclaredPolicy[];
  readonly unknown: readonly UnknownPolicy[];
}

function written({ name, origin, source, read: { document, unreadable }, ...rest }: WrittenPolicy): Found {
  const { onlyAllows } = rest;
  return {
    policies: document.Statement.length > 0 ? [{ name, origin, document, source }] : [],
    unknown: unreadable.map((why) => ({ what: `the policy ${name}`, why, source, ...(onlyAllows && { onlyAllows }) })),
  };
}

/** The managed policy with an ARN: that of the same file, or else of another. */
function policyWith(named: string, { file }: Position, policies: readonly PolicyDraft[]): PolicyDraft | undefined {
  const found = policies.filter(({ arn }) => arn === named);
  return found.find(({ source }) => source.file === file) ?? found[0];
}

/** A managed policy: of the same files, of AWS, or an unknown one. */
function managed(arn: string, source: Position, policies: readonly PolicyDraft[]): Found {
  const own = policyWith(arn, source, policies);
  if (own) return written(own);
  const name = awsPolicyName(arn);
  if (name === undefined)
    return { policies: [], unknown: [{ what: `the policy ${arn}`, why: 'no file contains its document', source }] };
  const { document, isComplete = false } = managedPolicy(name) ?? {};
  const what = `the policy ${name} of AWS`;
  const why = document === undefined ? 'its document is not known here' : 'only a part of its document is known here';
  return {
    policies: document === undefined ? [] : [{ name, origin: 'managed', document, source }],
    unknown: isComplete ? [] : [{ what, why, source, ...(deniesNothing(name) && { onlyAllows: true as const }) }],
  };
}

/** `AWSLambdaRole` of `arn:aws:iam::aws:policy/service-role/AWSLambdaRole`. */
function awsPolicyName(arn: string): string | undefined {
  return /^arn:[^:]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
}

/** AWS's own policies only allow, as far as is known, except those whose names say otherwise: AWSDenyAll, …KeyQuarantine. */
function deniesNothing(name: string): boolean {
  return !/Deny|Quarantine/.test(name);
}

function boundaryOf({ boundaryArn, source }: RoleDraft, policies: readonly PolicyDraft[]): DeclaredRole['boundary'] {
  if (boundaryArn === undefined) return undefined;
  const own = policyWith(boundaryArn, source, policies);
  const name = awsPolicyName(boundaryArn);
  const aws = name === undefined ? undefined : managedPolicy(name);
  const document = own?.read.unreadable.length === 0 ? own.read.document : aws?.isComplete ? aws.document : undefined;
  return { arn: boundaryArn, ...present({ document }) };
}
