import { StatesError } from '../../../errors/StatesError';
import type { StateDefinition } from '../../../language/asl/types';
import type { JsonObject } from '../../../util/json';
import { compileRule } from '../choice/compileRule';
import { flowLanguages, type DataFlow, type FlowNow } from '../dataFlow/DataFlow';
import { fieldNow, type Field } from '../dataFlow/Field';
import { compileJsonataField } from '../dataFlow/jsonataField';
import type { StateBody } from '../Program';
import type { StateCompiler, StateHandler } from '../stateHandlers';

interface Rule {
  readonly condition: Field<boolean>;
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
  const rules = compiler.definition.Choices!.map((rule) => compileChoiceRule(compiler, rule));
  const { flow, definition } = compiler;
  const isNow = flow.now !== undefined && rules.every((rule) => rule.condition.now && rule.flow.now);
  return isNow ? chooseNow(rules, flow.now, definition.Default) : chooseInSteps(rules, flow, definition.Default);
};

function chooseNow(rules: readonly Rule[], flow: FlowNow, otherwise: string | undefined): StateBody {
  return {
    now(scope, input) {
      const effective = flow.prepare(scope, input);
      for (const { condition, flow: ruleFlow, next } of rules)
        if (condition.now!(scope, effective)) return ruleFlow.now!.finish(scope, input, effective, undefined, next);
      if (otherwise !== undefined) return flow.finish(scope, input, effective, undefined, otherwise);
      throw noNextState();
    },
  };
}

function chooseInSteps(rules: readonly Rule[], flow: DataFlow, otherwise: string | undefined): StateBody {
  return {
    *steps(scope, input) {
      const effective = yield* flow.prepare(scope, input);
      for (const { condition, flow: ruleFlow, next } of rules)
        if (yield* condition.steps(scope, effective))
          return yield* ruleFlow.finish(scope, input, effective, undefined, next);
      if (otherwise !== undefined) return yield* flow.finish(scope, input, effective, undefined, otherwise);
      throw noNextState();
    },
  };
}

function noNextState(): StatesError {
  return new StatesError(
    'States.Runtime',
    'Failed to transition out of the state. The state does not point to a next state.',
  );
}

function compileChoiceRule({ definition, queryLanguage }: StateCompiler, rule: JsonObject): Rule {
  return {
    condition: compileCondition(queryLanguage, rule),
    next: rule['Next'] as string,
    flow: flowLanguages[queryLanguage].compileFlow(flowOfRule(definition, rule)),
  };
}

function compileCondition(queryLanguage: StateCompiler['queryLanguage'], rule: JsonObject): Field<boolean> {
  if (queryLanguage === 'JSONata') return compileJsonataField(rule['Condition']!, 'Condition', 'boolean');
  const test = compileRule(rule);
  return fieldNow((scope, input) => test(scope.seeing(input)));
}

function flowOfRule({ Type, OutputPath }: StateDefinition, { Output, Assign }: JsonObject): StateDefinition {
  return {
    Type,
    ...(OutputPath === undefined ? {} : { OutputPath }),
    ...(Output === undefined ? {} : { Output }),
    ...(Assign === undefined ? {} : { Assign: Assign as JsonObject }),
  };
}
