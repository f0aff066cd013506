import type { TemplateScope } from './TemplateScope';

/** Works something out once for each name and stack: without it, references to references cost twice at every step. */
export function remember<T>(kind: string, name: string, scope: TemplateScope, work: () => T): T {
  const key = [kind, ...scope.nestedIn, name].join('/');
  if (scope.memo.has(key)) return scope.memo.get(key) as T;
  const value = work();
  scope.memo.set(key, value);
  return value;
}
