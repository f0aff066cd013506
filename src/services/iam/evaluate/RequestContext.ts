/**
 * The condition keys of a request: their values, or `null` for a key that the request certainly lacks. A key that is
 * not listed is unknown. Names compare without regard to case.
 */
export type ContextKeys = Readonly<Record<string, string | readonly string[] | null>>;

/** The values of a key, none if the request lacks it; `undefined` if that is unknown. */
export function contextValues(key: string, context: ContextKeys): readonly string[] | undefined {
  const wanted = key.toLowerCase();
  const name = Object.keys(context).find((one) => one.toLowerCase() === wanted);
  if (name === undefined) return undefined;
  const value = context[name]!;
  return value === null ? [] : typeof value === 'string' ? [value] : value;
}
