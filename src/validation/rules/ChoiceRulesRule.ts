import { choiceOperators, ruleSelectors } from '../../language/asl/choiceRules';
import { javaHashOrder } from '../../util/javaHashOrder';
import { member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Rules of a Choice
 *
 * A rule is one of And, Or, Not, a Variable with exactly one operator, or a Condition. See "Choice workflow state" of
 * the AWS Step Functions guide.
 *
 * AWS: the operators are listed in the order of a Java HashMap.
 */
export const ChoiceRulesRule: Rule = ({ parts, report }) => {
  for (const { shape, object, path: at } of parts) {
    if (!('And' in shape.fields)) continue;
    const selectors = ruleSelectors.filter((name) => member(object, name) !== undefined);
    if (selectors.length !== 1) {
      const list = `[${ruleSelectors.join(', ')}]`;
      report({ message: `The object must have only one of the following fields, ${list}`, at });
      continue;
    }
    const operators = choiceOperators.filter((name) => member(object, name) !== undefined);
    if (selectors[0] !== 'Variable') {
      for (const name of operators) {
        const message = `Field '${name}' is not supported`;
        report({
          message,
          at,
          exactly: [...at, name],
          onName: true,
          hint: `It compares a 'Variable', and here is ${selectors[0]}.`,
        });
      }
    } else if (operators.length !== 1) {
      const list = `[${javaHashOrder(choiceOperators).join(', ')}]`;
      const message =
        operators.length === 0
          ? `This object should have only one of the following fields: ${list}`
          : `There should only be one of the following fields: ${list}`;
      report({ message, at, hint: operators.length === 0 ? undefined : `Here are ${operators.join(' and ')}.` });
    }
  }
};
