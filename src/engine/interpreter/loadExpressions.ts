import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { loadCompileJsonata } from '../../language/expressions/loadJsonata';

const nothing = { input: {}, context: () => ({}), variable: () => undefined, random: () => 0 };

/** Loads the libraries of both query languages, which otherwise load with the first expression that needs them. */
export function loadExpressions(): void {
  loadCompileJsonata().compileJsonata('{% 1 %}', 'Output');
  compilePath('$..a').select(nothing);
}
