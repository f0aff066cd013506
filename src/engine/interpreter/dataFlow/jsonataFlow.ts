import { compileJsonata, type JsonataTemplate } from '../../../language/expressions/jsonata/compileJsonata';
import type { Json } from '../../../util/json';
import { inspected } from '../inspection/Inspector';
import type { Scope } from '../Scope';
import type { Assigned } from '../Variables';
import type { DataFlow, FlowLanguage } from './DataFlow';
import { evaluateJsonata, type StatesInput } from './evaluateJsonata';
import { checkPayload } from './limits';
import { writtenAssign } from './writtenAssign';

/** The fields that produce an output: of a state, a choice rule or a catcher. */
interface OutputFields {
  readonly output: JsonataTemplate | undefined;
  readonly assign: JsonataTemplate | undefined;
}

/** A template field that may be absent. */
function optional(value: Json | undefined, field: string): JsonataTemplate | undefined {
  return value === undefined ? undefined : compileJsonata(value, field);
}

function outputFields(owner: { Output?: Json; Assign?: Json }, place: string): OutputFields {
  return { output: optional(owner.Output, `${place}Output`), assign: optional(writtenAssign(owner), `${place}Assign`) };
}

/** Assign and Output, both with the variables as they were on entry. */
function transit(
  scope: Scope,
  { output, assign }: OutputFields,
  states: StatesInput,
  otherwise: Json,
  next: string | undefined,
): Json {
  const assigned = assign && (evaluateJsonata(scope, assign, states) as Assigned);
  const value = output === undefined ? otherwise : evaluateJsonata(scope, output, states);
  checkPayload(value, scope.state!.name);
  return scope.leave(value, next, assigned);
}

/** JSONata: input → Arguments → (work) → Assign and Output. */
export const jsonataFlows: FlowLanguage = {
  compileFlow(definition, inspector, place = ''): DataFlow {
    const args = optional(definition.Arguments, 'Arguments');
    const fields = outputFields(definition, place);
    const evaluate = (scope: Scope, input: Json): Json =>
      args === undefined ? input : evaluateJsonata(scope, args, { input });
    const seen = inspected(evaluate, 'afterArguments', inspector);
    return {
      prepare(scope, input) {
        const effective = seen(scope, input);
        if (args !== undefined) checkPayload(effective, scope.state!.name);
        return effective;
      },
      finish: (scope, input, _effective, result, next) =>
        transit(scope, fields, statesOf(input, result), result === undefined ? input : result, next),
    };
  },
  compileCatch(catcher, place) {
    const fields = outputFields(catcher, place);
    return (scope, input, errorOutput) => transit(scope, fields, { input, errorOutput }, errorOutput, catcher.Next);
  },
};

function statesOf(input: Json, result: Json | undefined): StatesInput {
  return result === undefined ? { input } : { input, result };
}
