import type { TaskResource } from '../../language/asl/resource';
import type { QueryLanguage } from '../../language/asl/types';
import type { Json } from '../../util/json';

/**
 * Checks the parameters of a Task against the API that it calls, and answers what is wrong as AWS words it; the rule
 * adds code and location. `parameters` is the field as written: `Parameters` with its `.$` members, or `Arguments`.
 */
export type ParameterCheck = (
  resource: TaskResource & { readonly kind: 'integration' },
  parameters: Json,
  language: QueryLanguage,
) => readonly string[];
