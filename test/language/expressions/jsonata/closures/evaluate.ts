import { compileClosure } from '../../../../../src/language/expressions/jsonata/closures/compileClosure';
import { parseExpression } from '../../../../../src/language/expressions/jsonata/library/library';
import type { Json } from '../../../../../src/util/json';
import { bindingsOf } from '../bindings';
import { outcomeOf, type Outcome } from '../judge';

/** What a compiled expression comes to: JSON text, `nothing`, or an error with its code. */
export function closureOutcome(text: string, input: Json = {}, variables: Record<string, Json> = {}): Promise<Outcome> {
  const evaluate = compileClosure(parseExpression(text));
  return outcomeOf(() => evaluate(bindingsOf(input, { variables })));
}
