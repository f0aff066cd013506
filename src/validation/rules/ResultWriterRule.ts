import { isObject, member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Result writers
 *
 * `ResultWriter` has a `WriterConfig`, or a `Resource` with its `Parameters` (in JSONata `Arguments`), or all of them.
 * See "ResultWriter (Map)" of the AWS Step Functions guide.
 */
export const ResultWriterRule: Rule = ({ states, report }) => {
  for (const { object, path, type, language } of states) {
    const writer = type === 'Map' ? member(object, 'ResultWriter') : undefined;
    if (!isObject(writer)) continue;
    const at = [...path, 'ResultWriter'];
    const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
    const resource = member(writer, 'Resource');
    const hasTarget = member(writer, field) !== undefined;
    if (member(writer, 'WriterConfig') === undefined && resource === undefined && !hasTarget) {
      report({ message: `This object should have at least one of the following fields: [WriterConfig, Resource]`, at });
    } else if (resource !== undefined && !hasTarget) report({ message: `These fields are required: [${field}]`, at });
    else if (resource === undefined && hasTarget) report({ message: 'These fields are required: [Resource]', at });
    if (typeof resource === 'string' && !/^arn:[^:]+:states:::s3:putObject$/.test(resource)) {
      report({
        message:
          "The field 'Resource' does not match any of the allowed values. Examples: " +
          '[arn:<partition>:states:::s3:putObject]',
        at: [...at, 'Resource'],
      });
    }
  }
};
