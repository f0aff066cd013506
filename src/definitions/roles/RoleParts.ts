import type { DeclaredPolicy, UnknownPolicy } from '../../contract/DeclaredRole';
import type { Position } from '../../util/Position';
import type { ReadDocument } from './documentOf';

/** The roles and policies of files, before those of all files are combined. */
export interface RoleParts {
  readonly roles: readonly RoleDraft[];
  readonly policies: readonly PolicyDraft[];
  readonly attachments: readonly Attachment[];
}

export const noRoles: RoleParts = { roles: [], policies: [], attachments: [] };

/** A role without the policies that are declared elsewhere. */
export interface RoleDraft {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly arn: string;
  readonly source: Position;
  readonly trust?: ReadDocument | undefined;
  readonly policies: readonly WrittenPolicy[];
  /** ARNs of managed policies. */
  readonly managed: readonly { readonly arn: string; readonly source: Position }[];
  readonly boundaryArn?: string | undefined;
  readonly unknown?: readonly UnknownPolicy[];
}

export interface WrittenPolicy extends Pick<DeclaredPolicy, 'name' | 'origin' | 'source'> {
  readonly read: ReadDocument;
  /** Whether an unreadable part contains only Allow statements. */
  readonly onlyAllows?: true;
}

/** A policy of its own: a managed one has an ARN. */
export interface PolicyDraft extends WrittenPolicy {
  readonly arn?: string;
  /** The names or ARNs of the roles to which it is attached. */
  readonly roles: readonly string[];
}

/** A managed policy is attached to a role, which has this name or ARN. */
export interface Attachment {
  readonly role: string;
  readonly policyArn: string;
  readonly source: Position;
}

export function mergeRoleParts(parts: readonly RoleParts[]): RoleParts {
  return {
    roles: parts.flatMap(({ roles }) => roles),
    policies: parts.flatMap(({ policies }) => policies),
    attachments: parts.flatMap(({ attachments }) => attachments),
  };
}
