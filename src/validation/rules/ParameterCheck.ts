import type { TaskResource } from '../../language/asl/resource';
import type { QueryLanguage } from '../../language/asl/types';
import type { Json } from '../../util/json';

/** A service or an action behind `aws-sdk:` of which nothing is known here. */
interface NameFault {
  /** `@aws-sdk/client-s3 3.1000.0 has no action 'getObjct'` */
  readonly reason: string;
  /** `aws-sdk:s3:getObject` */
  readonly meant: string | undefined;
  /** Whether it is misspelt for sure, and not newer than what is installed. */
  readonly misspelt: boolean;
}

/** Says what is wrong with the name of an SDK integration; `undefined` where nothing is, or nobody knows. */
export type ActionCheck = (resource: TaskResource & { readonly kind: 'integration' }) => NameFault | undefined;

/**
 * Checks the parameters of a Task against the API that it calls, and answers what is wrong as AWS words it; the rule
 * adds code and location. `parameters` is the field as written: `Parameters` with its `.$` members, or `Arguments`.
 */
export type ParameterCheck = (
  resource: TaskResource & { readonly kind: 'integration' },
  parameters: Json,
  language: QueryLanguage,
) => readonly string[];
