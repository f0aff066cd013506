import { compileJsonata } from '../../language/expressions/jsonata/compileJsonata';
import { compilePath } from '../../language/expressions/jsonPath/compilePath';

const nothing = { input: {}, context: () => ({}), variable: () => undefined, random: () => 0 };

/** Loads the libraries of both query languages, which otherwise load with the first expression that needs them. */
export function loadExpressions(): void {
  compileJsonata('{% 1 %}', 'Output');
  compilePath('$..a').select(nothing);
}
