import { RuntimeError } from '../../../errors/StatesError';
import type { DefinitionOf } from '../../../language/asl/fields';
import type { StateDefinition } from '../../../language/asl/types';
import type { JsonObject } from '../../../util/json';
import { compileRule } from '../choice/compileRule';
import type { DataFlow, Field } from '../dataFlow/DataFlow';
import { compileJsonataField } from '../dataFlow/evaluateJsonata';
import type { StateCompiler, StateHandler } from '../StateCompiler';
import { flowLanguages } from '../dataFlow/flowLanguages';

interface Rule {
  readonly condition: Field<boolean>;
  readonly next: string;
  /** The rule's own Output and Assign, used instead of the state's. */
  readonly flow: DataFlow;
}

/**
 * Choice: continues with the Next of the first matching rule. See "Choice state" of the Amazon States Language.
 *
 * AWS: a rule's Output and Assign replace the state's, which apply only to Default; without a match and without
 * Default the execution fails with States.Runtime, not with States.NoChoiceMatched (recorded).
 */
export const compileChoice: StateHandler<'Choice'> = (compiler) => {
  const rules = compiler.definition.Choices.map((rule, index) =>
    compileChoiceRule(compiler, rule, `Choices[${index}]/`),
  );
  const { flow, definition } = compiler;
  return {
    now(scope, input) {
      const effective = flow.prepare(scope, input);
      for (const { condition, flow: ruleFlow, next } of rules)
        if (condition(scope, effective)) return ruleFlow.finish(scope, input, effective, undefined, next);
      if (definition.Default !== undefined) return flow.finish(scope, input, effective, undefined, definition.Default);
      throw new RuntimeError('Failed to transition out of the state. The state does not point to a next state.');
    },
  };
};

/** `place`: the rule, as AWS names it in locations (measured): `Choices[0]/`. */
function compileChoiceRule(
  { definition, queryLanguage }: StateCompiler<DefinitionOf<'Choice'>>,
  rule: JsonObject,
  place: string,
): Rule {
  return {
    condition: compileCondition(queryLanguage, rule, place),
    next: rule['Next'] as string,
    flow: flowLanguages[queryLanguage].compileFlow(flowOfRule(definition, rule), undefined, place),
  };
}

function compileCondition(
  queryLanguage: StateCompiler['queryLanguage'],
  rule: JsonObject,
  place: string,
): Field<boolean> {
  if (queryLanguage === 'JSONata') return compileJsonataField(rule['Condition']!, `${place}Condition`, 'boolean');
  const test = compileRule(rule);
  return (scope, input) => test(scope.seeing(input));
}

function flowOfRule({ Type, OutputPath }: DefinitionOf<'Choice'>, { Output, Assign }: JsonObject): StateDefinition {
  return {
    Type,
    ...(OutputPath === undefined ? {} : { OutputPath }),
    ...(Output === undefined ? {} : { Output }),
    ...(Assign === undefined ? {} : { Assign: Assign as JsonObject }),
  };
}
