import { parseArn, parseStateMachineArn } from '../../store/arns';
import { resourceNotFound } from '../exceptions';
import type { Resources } from '../OperationContext';

/** Throws InvalidArn, and ResourceNotFound unless the ARN names a state machine or an activity that is there. */
export function findTagged({ stateMachines, activities }: Resources, arn: string): void {
  const { type } = parseArn(arn, 'stateMachine', 'activity');
  const there = type === 'activity' ? activities.get(arn) : stateMachines.get(arn);
  if (there === undefined) throw resourceNotFound(arn);
}

/** Whether the ARN names a version of a state machine: it has no tags of its own. */
export function isVersionArn({ stateMachines }: Resources, arn: string): boolean {
  if (parseArn(arn, 'stateMachine', 'activity').type === 'activity') return false;
  return stateMachines.get(parseStateMachineArn(arn).unqualified)?.version(arn) !== undefined;
}
