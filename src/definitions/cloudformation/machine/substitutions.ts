import { DefinitionLoadError } from '../../DefinitionLoadError';
import { MappedText } from '../../source/MappedText';
import { entriesOf, nodeKind, plainTextOf, type SourceNode } from '../../source/SourceNode';
import { givenSubstitutions, substituteTokens } from '../../text/substituteTokens';
import type { TemplateScope } from '../TemplateScope';
import type { DefinitionSource } from './definitionSources';

/**
 * The definition with its DefinitionSubstitutions put in. A token that they do not have stays in the text, as on AWS,
 * and is listed.
 */
export function withSubstitutions(
  { text, literal = false }: DefinitionSource,
  node: SourceNode | undefined,
  scope: TemplateScope,
): MappedText {
  const values = new Map<string, MappedText>();
  for (const { key, value } of entriesOf(node && scope.resolve(node, scope))) {
    const plain = plainTextOf(value);
    if (plain === undefined) {
      throw new DefinitionLoadError(
        value.at,
        `The substitution ${key} is ${nodeKind(value)}: only text can be put into text.`,
      );
    }
    values.set(key, value.kind === 'text' ? value.text : MappedText.point(plain, value.at));
  }
  for (const [name, given] of givenSubstitutions(text, scope.context)) values.set(name, given);
  return substituteTokens(text, values, (id, value, at) => {
    if (literal && !node) return undefined;
    return MappedText.hole({
      value,
      id,
      kind: 'unknown',
      reason: 'DefinitionSubstitutions has no such entry, so the text stays as it is',
      stub: value,
      at,
    });
  });
}
