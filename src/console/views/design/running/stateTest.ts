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

/** The request of TestState for one state of a definition, with a mock if the sample has a result. */
export function stateTest(definition: JsonObject, { name, type }: WalkedState, sample: Sample): object {
  const { input, result, variables } = sample;
  return {
    definition: JSON.stringify(definition),
    stateName: name,
    input: JSON.stringify(input),
    variables: toText(variables),
    inspectionLevel: 'DEBUG',
    roleArn: 'arn:aws:iam::123456789012:role/stepmill-console',
    ...(result !== undefined && type !== 'Pass' && { mock: { result: JSON.stringify(result) } }),
  };
}
