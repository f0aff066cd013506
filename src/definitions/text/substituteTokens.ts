import { DefinitionLoadError } from '../DefinitionLoadError';
import { MappedText } from '../source/MappedText';
import type { Position } from '../../util/Position';
import type { LoadContext } from '../LoadContext';

/** A `${Token}` in a definition. */
const token = /\$\{([A-Za-z_][\w:.@/-]*)\}/g;

const braced = /\$\{([^{}]*)\}/g;

/**
 * The text with every `${Token}` of `values` replaced, as text: numbers need no quotes, and nothing is escaped. A token
 * without a value is replaced by the result of `otherwise`; `undefined` leaves it unchanged.
 */
export function substituteTokens(
  text: MappedText,
  values: ReadonlyMap<string, MappedText>,
  otherwise: (name: string, written: string, at: Position) => MappedText | undefined,
): MappedText {
  return text.replace(braced, ([written, name = ''], at) => {
    const value = values.get(name);
    if (value) return value;
    return new RegExp(`^${token.source}$`).test(written) ? otherwise(name, written, at) : undefined;
  });
}

/**
 * The same for a template's `DefinitionSubstitutions`: a value may contain tokens. `at`: where they are written.
 *
 * AWS: the resource's handler repeats the replacement until no token with a value is left, and fails if that never
 * ends.
 */
export function substituteRepeatedly(
  text: MappedText,
  values: ReadonlyMap<string, MappedText>,
  at: Position,
  otherwise: (name: string, written: string, at: Position) => MappedText | undefined,
): MappedText {
  let [before, done] = [text, substituteTokens(text, values, () => undefined)];
  for (let rounds = 0; done !== before; rounds++) {
    if (rounds > values.size)
      throw new DefinitionLoadError(at, `The substitutions refer to each other in a circle: ${circleOf(values)}.`);
    [before, done] = [done, substituteTokens(done, values, () => undefined)];
  }
  return substituteTokens(done, values, otherwise);
}

/** The names of substitutions whose values contain tokens. */
function circleOf(values: ReadonlyMap<string, MappedText>): string {
  return [...values].flatMap(([name, value]) => (/\$\{/.test(value.toString()) ? [name] : [])).join(', ');
}

/** The names of the tokens in a string. */
export function tokensIn(text: MappedText): readonly string[] {
  return Array.from(text.toString().matchAll(braced), ([, name = '']) => name);
}

/** The values that the caller has given for a string's tokens; they come from no file. */
export function givenSubstitutions(text: MappedText, { options, given: values }: LoadContext): Map<string, MappedText> {
  values.take('substitutions', tokensIn(text));
  const at = { file: 'substitutions', line: 1, column: 1 };
  const given = Object.entries(options.substitutions ?? {});
  return new Map(given.map(([name, value]) => [name, MappedText.point(String(value), at)]));
}
