/** Throws if something impossible has happened: a bug of Stepmill, never an error of its user. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition)
    throw new Error(
      `Stepmill bug: ${message}. Please report it with the definition and the input: docs/SUPPORT.md says where.`,
    );
}
