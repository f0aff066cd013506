/**
 * The members that have a value: optional members of an object are absent, not undefined.
 *
 * @example present({ name: 'charge', runtime: undefined }) // { name: 'charge' }
 */
export function present<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof present<T>
  >;
}
