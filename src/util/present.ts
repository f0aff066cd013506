type Present<T> = { [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name] } & {
  [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<T[Name], undefined>;
};

/**
 * The members that have a value, in order: optional members of an object are absent, not undefined.
 *
 * @example present({ name: 'charge', runtime: undefined }) // { name: 'charge' }
 */
export function present<T extends object>(members: T): Present<T> {
  const there: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) there[name] = value;
  return there as Present<T>;
}
