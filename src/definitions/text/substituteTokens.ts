import type { MappedText } from '../source/MappedText';
import type { Position } from '../source/Position';

/** `${Token}` as definitions write it. */
const token = /\$\{([A-Za-z_][\w:.@/-]*)\}/g;

/**
 * The text with every `${Token}` of `values` replaced, as text: numbers need no quotes, and nothing is escaped. What
 * `otherwise` gives for a token without a value stands in its place; `undefined` leaves it as it is.
 *
 * AWS: DefinitionSubstitutions are put in all at once; what they put in is not looked at again.
 */
export function substituteTokens(
  text: MappedText,
  values: ReadonlyMap<string, MappedText>,
  otherwise: (name: string, written: string, at: Position) => MappedText | undefined,
): MappedText {
  return text.replace(/\$\{([^{}]*)\}/g, ([written, name = ''], at) => {
    const value = values.get(name);
    if (value) return value;
    return new RegExp(`^${token.source}$`).test(written) ? otherwise(name, written, at) : undefined;
  });
}
