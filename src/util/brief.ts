import { inspect } from 'node:util';

/**
 * The short form of an object, as a function: code that compares, copies or prints the object does not go into
 * functions, and two objects are equal only if they have the same one.
 */
const brief = Symbol('stepmill.brief');

/**
 * The members that Jest copies before it compares. Without the list, it copies the results of all the class's getters.
 */
const copied = Symbol.for('@jest/serializableProperties');

interface Brief {
  readonly [brief]: () => object;
}

/**
 * Makes the objects of a class short wherever they are printed: by Jest, Vitest, Node, and as JSON. Their data must be
 * in `#private` members, which nothing traverses. `tellBriefly` sets what is shown.
 */
export function printBriefly(target: { readonly prototype: object }, name: string): void {
  // Printers take the name of an object from its class.
  function copyOf(this: object, shown: object): void {
    Object.assign(this, shown);
  }
  Object.defineProperty(copyOf, 'name', { value: name });
  const Short = copyOf as unknown as new (shown: object) => object;
  function short(this: Brief): object {
    const shown = Object.entries(this[brief]()).filter(([, value]) => value !== undefined);
    return new Short(Object.fromEntries(shown));
  }
  for (const member of ['toJSON', inspect.custom]) Object.defineProperty(target.prototype, member, { value: short });
  Object.defineProperty(target.prototype, copied, { value: [brief] });
}

/** Sets what is shown of an object: `read` is called when it is printed. Members that are `undefined` are left out. */
export function tellBriefly(object: object, read: () => object): void {
  Object.defineProperty(object, brief, { value: read, enumerable: true });
}

/** Whether a value is one of those objects, which are not data. */
export function isBrief(value: object): boolean {
  return brief in value;
}
