import type { DeclaredRole, PolicyStatement } from '../../contract/DeclaredRole';
import { compareGlobs, globOf, literalGlob } from '../../services/iam/evaluate/glob';
import type { Permission } from './Permission';

/** Something that a policy allows without need. */
export interface Surplus {
  readonly policy: string;
  readonly sid?: string;
  /** As the policy writes it: `s3:*`. */
  readonly action: string;
  readonly resources: readonly string[];
  /** What would do; empty if nothing needs the action. */
  readonly enough: readonly { readonly action: string; readonly resources: readonly string[] }[];
}

/** Returns what the policies of a role allow although no permission needs it, or more widely than any needs it. */
export function surplusOf({ policies }: DeclaredRole, permissions: readonly Permission[]): readonly Surplus[] {
  return policies.flatMap(({ name, origin, document }) =>
    document.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap((statement) =>
      (statement.Action ?? []).flatMap((action) => {
        const enough = enoughFor(action, statement, permissions);
        // A managed policy and a template of SAM are not the author's own words.
        if (enough === undefined || (enough.length > 0 && origin !== 'inline')) return [];
        const { Sid, Resource = ['*'] } = statement;
        return [{ policy: name, ...(Sid !== undefined && { sid: Sid }), action, resources: Resource, enough }];
      }),
    ),
  );
}

/** What would do instead of an action of a statement; `undefined` if it is not too much. */
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
