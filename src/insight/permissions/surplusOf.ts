import type { DeclaredRole, PolicyStatement } from '../../contract/DeclaredRole';
import { compareGlobs, globOf, literalGlob } from '../../services/iam/evaluate/glob';
import type { Permission } from './Permission';

/** An action that a policy allows but nothing needs, or a wider one than needed. */
export interface Surplus {
  readonly policy: string;
  readonly sid?: string;
  /** As the policy writes it: `s3:*`. */
  readonly action: string;
  readonly resources: readonly string[];
  /** What is sufficient instead; empty if nothing needs the action. */
  readonly enough: readonly { readonly action: string; readonly resources: readonly string[] }[];
}

/** Returns the actions that a role's policies allow but no permission needs, and those allowed more widely than needed. */
export function surplusOf({ policies }: DeclaredRole, permissions: readonly Permission[]): readonly Surplus[] {
  return policies.flatMap(({ name, origin, document }) =>
    document.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap((statement) =>
      (statement.Action ?? []).flatMap((action) => {
        const enough = enoughFor(action, statement, permissions);
        // The author did not write managed policies and SAM's templates.
        if (enough === undefined || (enough.length > 0 && origin !== 'inline')) return [];
        const { Sid, Resource = ['*'] } = statement;
        return [{ policy: name, ...(Sid !== undefined && { sid: Sid }), action, resources: Resource, enough }];
      }),
    ),
  );
}

/** The sufficient replacement for a statement's action; `undefined` if it is not too wide. */
function enoughFor(
  action: string,
  { Resource = ['*'] }: PolicyStatement,
  permissions: readonly Permission[],
): Surplus['enough'] | undefined {
  const glob = globOf(action.toLowerCase());
  const used = permissions.filter(
    (permission) =>
      compareGlobs(glob, literalGlob(permission.action.toLowerCase())) === 'all' &&
      permission.resources.some((resource) => Resource.some((pattern) => touches(pattern, resource))),
  );
  const isOpen = used.some(({ resources }) => resources.includes('*'));
  const wide = /[*?]/.test(action) || (Resource.includes('*') && !isOpen);
  if (used.length > 0 && !wide) return undefined;
  const actions = [...new Set(used.map((permission) => permission.action))];
  return actions.map((name) => ({
    action: name,
    resources: [...new Set(used.filter(({ action: own }) => own === name).flatMap(({ resources }) => resources))],
  }));
}

function touches(pattern: string, resource: string): boolean {
  return (
    compareGlobs(globOf(pattern), globOf(resource)) !== 'none' ||
    compareGlobs(globOf(resource), globOf(pattern)) !== 'none'
  );
}
