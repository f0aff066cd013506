import type { PartRequest } from '../../../contract/PartRequest';
import type { ExecutionStart } from '../../../engine/executions/ExecutionStart';
import { childMachine } from '../../../engine/executions/mapRuns/childMachine';
import { textIn, type WalkedState } from '../../../language/asl/walk';
import { checkPart } from '../../../story/part/checkPart';
import { isObject, member, toText } from '../../../util/json';
import { expressExecutionArn } from '../../store/arns';
import type { OperationContext } from '../OperationContext';
import type { Target } from './findTarget';
import { partOf } from './partOf';
import type { StartDetails } from './startTarget';

/** The start of an execution that runs a part of its definition. Throws HarnessError for a part that is not there. */
export function partStart(
  context: OperationContext,
  target: Target,
  details: StartDetails,
  request: PartRequest,
): ExecutionStart {
  const { arn, name, input, inputText } = details;
  const { part, resolved } = partOf(target.revision, input, request);
  checkPart(resolved, input, request);
  const { childOf, executionInput = input } = resolved;
  const whole = executionInput === input ? inputText : toText(executionInput);
  const start = { target, arn, name, input: executionInput, inputText: whole, part };
  return childOf === undefined ? start : { ...start, ...childStart(context, target, childOf, name) };
}

/** A child of a Distributed Map has the ARN, the type and the quotas of such children, but no Map Run. */
function childStart(
  { ids }: OperationContext,
  target: Target,
  map: WalkedState,
  name: string,
): Pick<ExecutionStart, 'target' | 'arn'> {
  const { machine } = target;
  const config = member(map.blocks[0]!.object, 'ProcessorConfig');
  const childType = isObject(config) && config['ExecutionType'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  const label = textIn(map.object, 'Label');
  const labelled = childMachine(machine.arn, machine, { state: map.name, label, childType });
  const labelledName = machine.name + labelled.arn.slice(machine.arn.length);
  const arn =
    childType === 'EXPRESS'
      ? expressExecutionArn(machine, labelledName, name, ids.uuid())
      : `${labelled.arn.replace(':stateMachine:', ':execution:')}:${name}`;
  return { target: { ...target, machine: labelled }, arn };
}
