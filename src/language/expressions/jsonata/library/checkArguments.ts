import { isArray } from '../values/natives';
import { isFunctionValue } from '../values/sequences';
import type { JsonataFunction } from './library';

type Signature = NonNullable<JsonataFunction['signature']>;

/**
 * Checks arguments against a signature, as the library does; `context` replaces a missing first one. Arguments that
 * clearly match are accepted without the library, which writes the types of all of them into a string and matches that.
 */
export function checkArguments(signature: Signature, args: unknown[], context: unknown): unknown[] {
  let simple = simpleForms.get(signature);
  if (simple === undefined) simpleForms.set(signature, (simple = readSimple(signature.definition)));
  return (simple !== null && checkSimple(simple, args, context)) || signature.validate(args, context);
}

interface Parameter {
  /** Letters of the accepted types. */
  readonly kinds: string;
  readonly optional: boolean;
  /** Whether the context item replaces it if it is missing. */
  readonly takesContext: boolean;
}

/** By signature; null for one that takes lists or any number of arguments. */
const simpleForms = new WeakMap<Signature, readonly Parameter[] | null>();

/**
 * Reads `<s-nn?:s>`. Kinds of items (`a<n>`), arrays (which single values are turned into) and `+` are left to the
 * library.
 */
function readSimple(definition: string): readonly Parameter[] | null {
  const [text = ''] = definition.slice(1).split(':');
  const parts = text.match(/(\([a-z]+\)|[a-z])[-?]*/g) ?? [];
  if (parts.join('') !== text) return null;
  const parameters = parts.map((part) => {
    const kinds = part
      .replace(/[^a-z]/g, '')
      .replace('x', 'snbloaf')
      .replace('j', 'snbloa');
    return { kinds, optional: part.endsWith('?'), takesContext: part.includes('-') };
  });
  return parameters;
}

/** The arguments, padded with `undefined`; `undefined` if the library has to check them. */
function checkSimple(parameters: readonly Parameter[], args: unknown[], context: unknown): unknown[] | undefined {
  if (args.length > parameters.length) return undefined;
  const first = parameters[0];
  if (args.length === 0 && first?.takesContext === true) {
    const rest = parameters.every(({ optional }, index) => index === 0 || optional);
    if (!rest || !first.kinds.includes(kindOf(context))) return undefined;
    args.push(context);
  }
  for (let index = 0; index < parameters.length; index++) {
    const { kinds, optional } = parameters[index]!;
    if (index >= args.length ? !optional : !kinds.includes(kindOf(args[index]))) return undefined;
  }
  while (args.length < parameters.length) args.push(undefined);
  return args;
}

function kindOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 's';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'object':
      if (value === null) return 'l';
      return isArray(value) ? 'a' : isFunctionValue(value) ? 'f' : 'o';
    case 'function':
      return 'f';
    default:
      return 'm';
  }
}
