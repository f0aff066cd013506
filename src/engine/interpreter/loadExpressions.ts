import { flowLanguages } from './dataFlow/flowLanguages';
import { loadStateTypes } from './stateHandlers';
import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { loadCompileJsonata } from '../../language/expressions/loadJsonata';

const nothing = { input: {}, context: () => ({}), variable: () => undefined, random: () => 0 };

/** Loads what otherwise loads with the first definition or expression that needs it: state types, both query languages. */
export function loadExpressions(): void {
  loadStateTypes();
  void Object.values(flowLanguages);
  loadCompileJsonata().compileJsonata('{% 1 %}', 'Output');
  compilePath('$..a').select(nothing);
}
