import { flowLanguages } from './dataFlow/flowLanguages';
import { loadStateTypes } from './stateHandlers';
import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { loadCompileJsonata } from '../../language/expressions/loadJsonata';

const nothing = { input: {}, context: () => ({}), variable: () => undefined, random: () => 0 };

/** Preloads what the first definition or expression would otherwise load: state types, both query languages. */
export function loadExpressions(): void {
  loadStateTypes();
  void Object.values(flowLanguages);
  loadCompileJsonata().compileJsonata('{% 1 %}', 'Output');
  compilePath('$..a').select(nothing);
}
