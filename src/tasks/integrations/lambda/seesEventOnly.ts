/** An arrow function of one parameter, by name or taken apart, without defaults and without a rest; or of none. */
const ofOneParameter = /^(?:async\b)?\s*(?:[\w$]+|\(\s*(?:(?:[\w$]+|\{[\w$\s,:]*\})\s*,?)?\s*\))\s*=>/;

/**
 * Whether a function can be shown to see nothing but its first argument, so that the others need not be made. An arrow
 * function has no `arguments` of its own; of any other function, and of one whose text is not known, nobody can tell.
 */
export function seesEventOnly(handler: (...values: never[]) => unknown): boolean {
  return handler.length < 2 && ofOneParameter.test(Function.prototype.toString.call(handler));
}
