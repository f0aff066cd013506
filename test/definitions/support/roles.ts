import type { DeclaredRole } from '../../../src/contract/DeclaredRole';
import { project } from './project';
import type { LoadOptions } from '../../../src/definitions/LoadedDefinition';

/** A role without places. */
export interface PlainRole {
  readonly name: string;
  readonly arn: string;
  readonly aliases: readonly string[];
  readonly trust: unknown;
  readonly policies: readonly string[];
  readonly statements: readonly unknown[];
  readonly boundary: unknown;
  readonly unknown: readonly string[];
}

/** The roles in a file with this content; each statement beside its policy. */
export function rolesIn(file: string, text: string, options: LoadOptions = {}): readonly PlainRole[] {
  return project({ [file]: text })
    .load(file, options)
    .roles.map(plain);
}

export function plain({ name, arn, aliases, trust, policies, boundary, unknown }: DeclaredRole): PlainRole {
  return {
    name,
    arn,
    aliases,
    trust: trust?.Statement,
    policies: policies.map((one) => `${one.origin} ${one.name}`),
    statements: policies.flatMap(({ document }) => document.Statement),
    boundary,
    unknown: unknown.map(({ what, why, onlyAllows }) => `${what}: ${why}${onlyAllows ? ' (it only allows)' : ''}`),
  };
}
