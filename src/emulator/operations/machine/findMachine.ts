import type { StateMachine } from '../../store/StateMachine';
import { parseStateMachineArn } from '../../store/arns';
import { leavingMachine } from './deleteMachine';
import { labeledArnsNotSupported, stateMachineDeleting, stateMachineDoesNotExist } from '../exceptions';
import type { Resources } from '../OperationContext';

/**
 * The state machine that an unqualified ARN names. Throws InvalidArn, StateMachineDoesNotExist (also for the ARN of a
 * version, as AWS does), ValidationException for a labelled ARN.
 */
function findMachine(resources: Resources, arn: string): StateMachine {
  const { unqualified, qualifier, label } = parseStateMachineArn(arn);
  if (label !== undefined) throw labeledArnsNotSupported('State Machine');
  const found = resources.stateMachines.get(unqualified) ?? leavingMachine(resources, unqualified);
  const machine = qualifier === undefined ? found : undefined;
  if (machine === undefined) throw stateMachineDoesNotExist(arn);
  return machine;
}

/** Like `findMachine`, for operations that fail while the machine is being deleted. */
export function findActiveMachine(resources: Resources, arn: string): StateMachine {
  const machine = findMachine(resources, arn);
  if (machine.deleting) throw stateMachineDeleting(arn);
  return machine;
}
