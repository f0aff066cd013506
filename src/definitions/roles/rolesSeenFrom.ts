import type { DeclaredRole } from '../../contract/DeclaredRole';

/**
 * The roles of related files as one of the files sees them. Of several with the same ARN, as stacks of one class have
 * them, a file means its own: AWS gives each a name of its own.
 */
export function rolesSeenFrom(file: string, roles: readonly DeclaredRole[]): readonly DeclaredRole[] {
  const own = new Set(roles.filter(({ source }) => source.file === file).map(({ arn }) => arn));
  return roles.filter(({ arn, source }) => source.file === file || !own.has(arn));
}
