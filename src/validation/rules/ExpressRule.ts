import type { WorkflowType } from '../../language/asl/types';
import { resourceOf, type BlockView } from '../../language/asl/walk';
import { isObject, member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Express workflows
 *
 * An Express workflow, and the children of a Distributed Map whose ExecutionType is EXPRESS, call a service and get its
 * response. They cannot wait for a job, a task token or an activity, and have no Distributed Map. See "Choosing
 * workflow type" of the AWS Step Functions guide.
 */
export const ExpressRule: Rule = ({ states, type: machineType, report }) => {
  for (const { object, path, type, block, blocks } of states) {
    if (workflowTypeOf(block, machineType) !== 'EXPRESS') continue;
    for (const { distributed, path: inner } of blocks) {
      if (!distributed) continue;
      report({
        message: "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
        at: [...inner, 'ProcessorConfig', 'Mode'],
      });
    }
    const resource = resourceOf({ type, object });
    const at = [...path, 'Resource'];
    if (resource?.kind === 'activity') report({ message: 'Express state machine does not support Activity ARN', at });
    if (resource?.kind !== 'integration' || resource.pattern === 'REQUEST_RESPONSE') continue;
    // AWS: two spaces follow the sentence about task tokens.
    const rest =
      resource.pattern === 'SYNC' ? "'.sync' service integration" : "'.waitForTaskToken' service integration ";
    report({ message: `Express state machine does not support ${rest}`, at });
  }
};

function workflowTypeOf(block: BlockView, machineType: WorkflowType): WorkflowType {
  for (let inner: BlockView | undefined = block; inner !== undefined; inner = inner.owner?.block) {
    const config = inner.distributed ? member(inner.object, 'ProcessorConfig') : undefined;
    if (isObject(config)) return member(config, 'ExecutionType') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  }
  return machineType;
}
