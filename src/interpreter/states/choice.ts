import { StatesError } from '../../errors/StatesError';
import type { StateDefinition } from '../../asl/types';
import type { Json, JsonObject } from '../../util/json';
import { compileRule } from '../choice/compileRule';
import { flowLanguages, type DataFlow } from '../dataFlow/DataFlow';
import { compileJsonataField } from '../dataFlow/jsonataField';
import type { Steps } from '../effects';
import type { Scope } from '../Scope';
import type { StateCompiler, StateHandler } from '../stateHandlers';

interface Rule {
  matches(scope: Scope, input: Json): Steps<boolean>;
  readonly next: string;
  /** The rule's own Output and Assign, used instead of the state's. */
  readonly flow: DataFlow;
}

/**
 * Choice: goes where the first matching rule says. See "Choice state" of the Amazon States Language.
 *
 * AWS: a rule's Output and Assign replace the state's, which count for Default alone; without a match and without
 * Default the execution fails with States.Runtime, not with States.NoChoiceMatched (recorded).
 */
export const compileChoice: StateHandler = (compiler) => {
  const { definition, flow } = compiler;
  const rules = definition.Choices!.map((rule) => compileChoiceRule(compiler, rule));
  return function* (scope, input) {
    const effective = yield* flow.prepare(scope, input);
    for (const rule of rules)
      if (yield* rule.matches(scope, effective))
        return yield* rule.flow.finish(scope, input, effective, undefined, rule.next);
    if (definition.Default !== undefined)
      return yield* flow.finish(scope, input, effective, undefined, definition.Default);
    throw new StatesError(
      'States.Runtime',
      'Failed to transition out of the state. The state does not point to a next state.',
    );
  };
};

function compileChoiceRule({ definition, queryLanguage }: StateCompiler, rule: JsonObject): Rule {
  const next = rule['Next'] as string;
  const flow = flowLanguages[queryLanguage].compileFlow(flowOfRule(definition, rule));
  if (queryLanguage === 'JSONata')
    return { matches: compileJsonataField(rule['Condition']!, 'Condition', 'boolean'), next, flow };
  const test = compileRule(rule);
  return {
    // eslint-disable-next-line require-yield -- the other language waits here
    *matches(scope, input) {
      return test(scope.seeing(input));
    },
    next,
    flow,
  };
}

function flowOfRule({ Type, OutputPath }: StateDefinition, { Output, Assign }: JsonObject): StateDefinition {
  return {
    Type,
    ...(OutputPath === undefined ? {} : { OutputPath }),
    ...(Output === undefined ? {} : { Output }),
    ...(Assign === undefined ? {} : { Assign: Assign as JsonObject }),
  };
}
