import type { WalkedState } from '../../../../language/asl/walk';
import { toText, type JsonObject } from '../../../../util/json';
import type { Sample } from '../../../model/expressions/ExpressionScope';

/** The response of TestState, at the level DEBUG. */
export interface TestAnswer {
  readonly status: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  readonly inspectionData?: Readonly<Record<string, unknown>>;
}

/**
 * The request of TestState for one state of a definition, with a mock if the sample has a result. `isAlone`: without the
 * rest of the definition, so that nothing that is wrong there keeps the state from running.
 */
export function stateTest(
  definition: JsonObject,
  { name, type, object, language }: WalkedState,
  sample: Sample,
  isAlone: boolean,
): object {
  const { input, result, variables } = sample;
  return {
    ...(isAlone
      ? { definition: JSON.stringify({ ...object, QueryLanguage: language }) }
      : { definition: JSON.stringify(definition), stateName: name }),
    input: JSON.stringify(input),
    variables: toText(variables),
    inspectionLevel: 'DEBUG',
    roleArn: 'arn:aws:iam::123456789012:role/stepmill-console',
    // The result is written as the state sees it, which is not always as the service returns it.
    ...(result !== undefined &&
      type !== 'Pass' && { mock: { result: JSON.stringify(result), fieldValidationMode: 'NONE' } }),
  };
}
