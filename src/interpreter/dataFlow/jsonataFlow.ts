import { compileJsonata } from '../../expressions/jsonata/compileJsonata';
import type { JsonataTemplate } from '../../expressions/jsonata/JsonataTemplate';
import type { Json } from '../../util/json';
import type { Steps } from '../effects';
import type { Scope } from '../Scope';
import type { FlowLanguage } from './DataFlow';
import { evaluateJsonata, type StatesInput } from './evaluateJsonata';
import { checkPayload } from './limits';

/** A template field that may be absent. */
function optional(value: Json | undefined, field: string): JsonataTemplate | undefined {
  return value === undefined ? undefined : compileJsonata(value, field);
}

function* evaluateOr(
  scope: Scope,
  template: JsonataTemplate | undefined,
  states: StatesInput,
  otherwise: Json,
): Steps<Json> {
  return template === undefined ? otherwise : yield* evaluateJsonata(scope, template, states);
}

function* evaluateAssign(
  scope: Scope,
  template: JsonataTemplate | undefined,
  states: StatesInput,
): Steps<Readonly<Record<string, Json>> | undefined> {
  if (template === undefined) return undefined;
  return (yield* evaluateJsonata(scope, template, states)) as Readonly<Record<string, Json>>;
}

/** JSONata: input → Arguments → (work) → Assign and Output, both with the variables as they were on entry. */
export const compileJsonataFlow: FlowLanguage = {
  compileFlow(definition) {
    const args = optional(definition.Arguments, 'Arguments');
    const outputTemplate = optional(definition.Output, 'Output');
    const assign = optional(definition.Assign, 'Assign');
    return {
      *prepare(scope, input) {
        return yield* evaluateOr(scope, args, { input }, input);
      },
      *finish(scope, input, _effective, result, next) {
        const states = result === undefined ? { input } : { input, result };
        const assigned = yield* evaluateAssign(scope, assign, states);
        const output = yield* evaluateOr(scope, outputTemplate, states, result === undefined ? input : result);
        checkPayload(output, scope.state!.name);
        return { output, next, assigned };
      },
    };
  },
  compileCatch(catcher) {
    const outputTemplate = optional(catcher.Output, 'Output');
    const assign = optional(catcher.Assign, 'Assign');
    return function* (scope, input, errorOutput) {
      const states = { input, errorOutput };
      const assigned = yield* evaluateAssign(scope, assign, states);
      const output = yield* evaluateOr(scope, outputTemplate, states, errorOutput);
      return { output, next: catcher.Next, assigned };
    };
  },
};
