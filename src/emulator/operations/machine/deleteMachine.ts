import type { StateMachine } from '../../store/StateMachine';
import type { Resources } from '../OperationContext';

/**
 * AWS: a deleted machine is DELETING for this long after its last execution ended (87 to 116 s were recorded). Until
 * then, its executions can be described.
 */
const describableMs = 90_000;

/** AWS: a machine without executions is DELETING for this long (20 to 45 s were recorded). */
const idleMs = 30_000;

/**
 * Deletes a state machine with its versions, aliases and tags. Running executions continue until their next transition
 * and fail there; until then the machine is DELETING.
 *
 * Differs from AWS: a machine on which nothing runs can be created again immediately, so that tests need not wait. It
 * is no longer listed.
 */
export function deleteMachine(resources: Resources, machine: StateMachine): void {
  if (machine.deleting) return;
  forgetOldExecutions(resources);
  machine.beginDeleting();
  const running = resources.engine.executions.ofMachine(machine.arn).filter(({ status }) => status === 'RUNNING');
  for (const execution of running)
    execution.receive({ kind: 'deleted', cause: `State machine ${machine.name} has been deleted` });
  removeAfter(resources, machine);
}

/** A deleted machine that is still DELETING, although nothing runs on it. */
export function leavingMachine({ stateMachines, engine }: Resources, arn: string): StateMachine | undefined {
  return stateMachines.leavingAt(arn, { now: engine.now(), skips: engine.clock.skips });
}

/**
 * The same for DescribeStateMachine. If time is skipped, only the first caller sees DELETING: the next one counts as
 * having waited.
 */
export function describeLeaving(resources: Resources, arn: string): StateMachine | undefined {
  const machine = leavingMachine(resources, arn);
  if (machine !== undefined && resources.engine.clock.skips) resources.stateMachines.forgetLeaving(arn);
  return machine;
}

/** Removes the machine once its last running execution has ended. */
export function removeAfter(resources: Resources, machine: StateMachine): void {
  const running = resources.engine.executions.ofMachine(machine.arn).filter(({ status }) => status === 'RUNNING');
  let left = running.length;
  if (left === 0) remove(resources, machine, idleMs);
  for (const execution of running) {
    execution.onEnd(() => {
      left -= 1;
      if (left === 0) remove(resources, machine, describableMs);
    });
  }
}

/** Forgets the executions of machines that have been gone for long enough. Returns whether there were any machines. */
export function forgetOldExecutions({ stateMachines, engine }: Resources): boolean {
  const removed = stateMachines.takeRemoved(engine.now() - describableMs);
  for (const arn of removed) engine.executions.forgetMachine(arn);
  return removed.length > 0;
}

/** Forgets the executions of a removed machine whose name a new machine takes. */
export function forgetExecutionsOfRemoved(resources: Resources, arn: string): void {
  if (resources.stateMachines.takeRemovedMachine(arn)) resources.engine.executions.forgetMachine(arn);
}

function remove({ stateMachines, tags, engine }: Resources, machine: StateMachine, leavingMs: number): void {
  const now = engine.now();
  stateMachines.remove(machine, now, now + leavingMs);
  tags.drop(machine.arn);
}
