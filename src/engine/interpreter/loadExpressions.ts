import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { lazy } from '../../util/lazy';

const loadCompileJsonata = lazy(
  () =>
    require('../../language/expressions/jsonata/compileJsonata') as typeof import('../../language/expressions/jsonata/compileJsonata'),
);

const nothing = { input: {}, context: () => ({}), variable: () => undefined, random: () => 0 };

/** Loads the libraries of both query languages, which otherwise load with the first expression that needs them. */
export function loadExpressions(): void {
  loadCompileJsonata().compileJsonata('{% 1 %}', 'Output');
  compilePath('$..a').select(nothing);
}
