import { compileJsonata } from '../../../language/expressions/jsonata/compileJsonata';
import type { JsonataTemplate } from '../../../language/expressions/jsonata/JsonataTemplate';
import type { Json } from '../../../util/json';
import type { Steps } from '../effects';
import type { Transition } from '../Program';
import type { Scope } from '../Scope';
import type { DataFlow, FlowLanguage } from './DataFlow';
import { evaluateJsonata, evaluateJsonataNow, type StatesInput } from './evaluateJsonata';
import { flowOfNow } from './flowOfNow';
import { checkPayload } from './limits';

/** The fields that make an output: those of a state, a choice rule or a catcher. */
interface OutputFields {
  readonly output: JsonataTemplate | undefined;
  readonly assign: JsonataTemplate | undefined;
}

type Assigned = Transition['assigned'];

/** A template field that may be absent. */
function optional(value: Json | undefined, field: string): JsonataTemplate | undefined {
  return value === undefined ? undefined : compileJsonata(value, field);
}

function outputFields({ Output, Assign }: { Output?: Json; Assign?: Json }): OutputFields {
  return { output: optional(Output, 'Output'), assign: optional(Assign, 'Assign') };
}

function isSynchronous(template: JsonataTemplate | undefined): boolean {
  return template === undefined || template.synchronous;
}

/** Assign and Output, both with the variables as they were on entry. */
function transitNow(
  scope: Scope,
  { output, assign }: OutputFields,
  states: StatesInput,
  otherwise: Json,
  next: string | undefined,
): Transition {
  const assigned = assign && (evaluateJsonataNow(scope, assign, states) as Assigned);
  const value = output === undefined ? otherwise : evaluateJsonataNow(scope, output, states);
  checkPayload(value, scope.state!.name);
  return { output: value, next, assigned };
}

/** As `transitNow`, for expressions that have to be waited for. */
function* transit(
  scope: Scope,
  { output, assign }: OutputFields,
  states: StatesInput,
  otherwise: Json,
  next: string | undefined,
): Steps<Transition> {
  const assigned = assign && ((yield* evaluateJsonata(scope, assign, states)) as Assigned);
  const value = output === undefined ? otherwise : yield* evaluateJsonata(scope, output, states);
  checkPayload(value, scope.state!.name);
  return { output: value, next, assigned };
}

/** JSONata: input → Arguments → (work) → Assign and Output. */
export const jsonataFlows: FlowLanguage = {
  compileFlow(definition): DataFlow {
    const args = optional(definition.Arguments, 'Arguments');
    const fields = outputFields(definition);
    if (isSynchronous(args) && isSynchronous(fields.output) && isSynchronous(fields.assign))
      return flowOfNow({
        prepare: (scope, input) => (args === undefined ? input : evaluateJsonataNow(scope, args, { input })),
        finish: (scope, input, _effective, result, next) =>
          transitNow(scope, fields, statesOf(input, result), result === undefined ? input : result, next),
      });
    return {
      now: undefined,
      *prepare(scope, input) {
        return args === undefined ? input : yield* evaluateJsonata(scope, args, { input });
      },
      finish: (scope, input, _effective, result, next) =>
        transit(scope, fields, statesOf(input, result), result === undefined ? input : result, next),
    };
  },
  compileCatch(catcher) {
    const fields = outputFields(catcher);
    return (scope, input, errorOutput) => transit(scope, fields, { input, errorOutput }, errorOutput, catcher.Next);
  },
};

function statesOf(input: Json, result: Json | undefined): StatesInput {
  return result === undefined ? { input } : { input, result };
}
