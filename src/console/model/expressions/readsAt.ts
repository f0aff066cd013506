import type { QueryLanguage, StateType } from '../../../language/asl/types';
import type { ExpressionScope } from './ExpressionScope';

/** The states that have a result of their own. */
const working: ReadonlySet<StateType | undefined> = new Set<StateType>(['Task', 'Parallel', 'Map']);

/**
 * What an expression of a state reads, by the field that holds it; `undefined` for what nobody can know before: the
 * output that an OutputPath selects from.
 */
export function readsAt(
  type: StateType | undefined,
  [field, ...inside]: readonly (string | number)[],
  language: QueryLanguage,
): ExpressionScope['reads'] {
  if (field === 'Catch') return inside.includes('Output') || inside.includes('Assign') ? 'errorOutput' : undefined;
  if (!working.has(type)) return 'input';
  if (language === 'JSONata') return field === 'Output' || field === 'Assign' ? 'result' : 'input';
  if (field === 'ResultSelector' || field === 'Assign') return 'result';
  return field === 'OutputPath' ? undefined : 'input';
}
