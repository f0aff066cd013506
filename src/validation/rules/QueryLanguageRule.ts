import { member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Query languages
 *
 * A state only has fields of its own query language, and a state of a JSONata machine cannot return to JSONPath. See
 * "Transforming data" of the AWS Step Functions guide.
 *
 * AWS: a state that returns to JSONPath is only reported for that, not for its fields.
 */
export const QueryLanguageRule: Rule = ({ parts, states, machineLanguage, report }) => {
  const goingBack = new Set(
    machineLanguage === 'JSONata' ? states.filter(({ object }) => member(object, 'QueryLanguage') === 'JSONPath') : [],
  );
  for (const { path } of goingBack) {
    report({
      message: "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
      at: path,
      exactly: [...path, 'QueryLanguage'],
    });
  }
  for (const { shape, object, path, state, language } of parts) {
    if (state !== undefined && goingBack.has(state)) continue;
    for (const name of Object.keys(object)) {
      const wanted = Object.hasOwn(shape.fields, name) ? shape.fields[name]!.language : undefined;
      if (wanted === undefined || wanted === language) continue;
      report({
        message:
          `The QueryLanguage is set to '${language}', ` +
          `but field '${name}' is only supported for the '${wanted}' QueryLanguage`,
        at: path,
        exactly: [...path, name],
        onName: true,
        hint: counterparts[name],
      });
    }
  }
};

/** The equivalents in the other language. */
const counterparts: Readonly<Record<string, string>> = {
  Parameters: "JSONata has 'Arguments'.",
  Arguments: "JSONPath has 'Parameters'.",
  Output: "JSONPath has 'ResultSelector', 'ResultPath' and 'OutputPath'.",
  Result: "JSONata has 'Output'.",
  ResultSelector: "JSONata has 'Output'.",
  ResultPath: "JSONata has 'Output' and 'Assign'.",
  OutputPath: "JSONata has 'Output'.",
  Items: "JSONPath has 'ItemsPath'.",
  ItemsPath: "JSONata has 'Items'.",
  Condition: "JSONPath has 'Variable' and an operator.",
  Variable: "JSONata has 'Condition'.",
};
