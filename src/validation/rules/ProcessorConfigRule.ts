import { isObject, member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Processors of a Map
 *
 * A Distributed Map sets the type of its child executions; an inline Map has none. See "Map workflow state" of the AWS
 * Step Functions guide.
 */
export const ProcessorConfigRule: Rule = ({ blocks, report }) => {
  for (const block of blocks) {
    const config = block.kind === 'processor' ? member(block.object, 'ProcessorConfig') : undefined;
    if (!isObject(config)) continue;
    const at = [...block.path, 'ProcessorConfig'];
    const executionType = member(config, 'ExecutionType');
    if (block.distributed && executionType === undefined) {
      report({ message: 'These fields are required: [ExecutionType]', at });
    } else if (!block.distributed && executionType !== undefined) {
      const message = "Field 'ExecutionType' is not supported";
      report({
        message,
        at,
        exactly: [...at, 'ExecutionType'],
        onName: true,
        hint: 'It requires "Mode": "DISTRIBUTED".',
      });
    }
  }
};
