import { compileJsonata } from '../../../../../src/language/expressions/jsonata/compileJsonata';
import type { Json } from '../../../../../src/util/json';
import { bindingsOf } from '../bindings';

/** The result of an expression, `undefined` for nothing, or the code and text of its error. */
export function evaluate(text: string, input: Json = {}): unknown {
  try {
    return compileJsonata(`{% ${text} %}`, 'Output').evaluate(bindingsOf(input));
  } catch (error) {
    const fault = (error as Error).message.split(`for the field 'Output' `)[1]!;
    return fault === 'returned nothing (undefined).'
      ? undefined
      : fault.replace(/^threw an error during evaluation(\. |: )/, '');
  }
}
