import type { WorkflowType } from '../../../language/asl/types';
import type { ExecutionTarget } from '../../../engine/executions/ExecutionStart';
import type { Route, StateMachine } from '../../store/StateMachine';
import { isVersionNumber, parseStateMachineArn } from '../../store/arns';
import { leavingMachine } from '../machine/deleteMachine';
import { labeledArnsNotSupported, stateMachineDeleting, stateMachineDoesNotExist } from '../exceptions';
import type { Resources } from '../OperationContext';

/** The machine and target that an execution is started on. */
export interface Target extends ExecutionTarget {
  readonly machine: StateMachine;
}

/**
 * Finds what the ARN of a machine, a version or an alias starts. An alias picks one of its versions by weight.
 *
 * Throws InvalidArn, StateMachineDoesNotExist, StateMachineDeleting, ValidationException for a labelled ARN.
 */
export function findTarget(resources: Resources, arn: string): Target {
  // Most ARNs belong to a machine, and need not be parsed.
  const machine = resources.stateMachines.get(arn);
  if (machine !== undefined) return startable(machine, arn).target;
  return findQualified(resources, arn);
}

/** The type of the machine that an unchecked input of StartExecution names; `undefined` without one. */
export function findTargetType({ stateMachines }: Resources, input: unknown): WorkflowType | undefined {
  const arn = (input as { stateMachineArn?: unknown } | undefined)?.stateMachineArn;
  if (typeof arn !== 'string') return undefined;
  const [unqualified] = /^(?:[^:]*:){6}[^:/#]+/.exec(arn) ?? [];
  return unqualified === undefined ? undefined : stateMachines.get(unqualified)?.type;
}

/** The version or alias of a machine. */
function findQualified(resources: Resources, arn: string): Target {
  const { unqualified, qualifier, label } = parseStateMachineArn(arn);
  if (label !== undefined) throw labeledArnsNotSupported('State Machine');
  const machine = startable(resources.stateMachines.get(unqualified) ?? leavingMachine(resources, unqualified), arn);
  if (qualifier === undefined) throw stateMachineDoesNotExist(arn);
  if (isVersionNumber(qualifier)) return { machine, ...version(machine, arn, arn) };
  const alias = machine.aliases.get(qualifier);
  if (alias === undefined) throw stateMachineDoesNotExist(arn);
  return { machine, ...version(machine, pick(alias.routes, resources.ids.random()), arn), aliasArn: arn };
}

function startable(machine: StateMachine | undefined, arn: string): StateMachine {
  if (machine === undefined) throw stateMachineDoesNotExist(arn);
  if (machine.deleting) throw stateMachineDeleting(arn);
  return machine;
}

function version(
  machine: StateMachine,
  versionArn: string,
  arn: string,
): Pick<Target, 'revision'> & { versionArn: string } {
  const found = machine.version(versionArn);
  if (found === undefined) throw stateMachineDoesNotExist(arn);
  return { revision: found.revision, versionArn };
}

function pick(routes: readonly Route[], random: number): string {
  const [first, second] = routes;
  return second === undefined || random * 100 < first!.weight
    ? first!.stateMachineVersionArn
    : second.stateMachineVersionArn;
}
