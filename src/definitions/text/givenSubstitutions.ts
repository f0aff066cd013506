import type { LoadContext } from '../LoadContext';
import { MappedText } from '../source/MappedText';

/** The values of tokens that the caller has given; they come from no file. */
export function givenSubstitutions({ options }: LoadContext): Map<string, MappedText> {
  const at = { file: 'substitutions', line: 1, column: 1 };
  const given = Object.entries(options.substitutions ?? {});
  return new Map(given.map(([name, value]) => [name, MappedText.point(String(value), at)]));
}
