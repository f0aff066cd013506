import type { StateMachine } from '../../store/StateMachine';
import type { Resources } from '../OperationContext';

/** AWS: so long after its machine was deleted an execution could still be described (87 to 116 s were recorded). */
const describableMs = 90_000;

/**
 * Deletes a state machine with its versions, aliases and tags. What is running goes on until its next transition and
 * fails there; until then the machine is DELETING.
 *
 * Differs from AWS: a machine on which nothing runs is gone at once, not after a minute and a half, so that a test can
 * create it anew.
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

/** Removes the machine with the last of its running executions. */
export function removeAfter(resources: Resources, machine: StateMachine): void {
  const running = resources.engine.executions.ofMachine(machine.arn).filter(({ status }) => status === 'RUNNING');
  let left = running.length;
  if (left === 0) remove(resources, machine);
  for (const execution of running) {
    execution.onEnd(() => {
      left -= 1;
      if (left === 0) remove(resources, machine);
    });
  }
}

/** Forgets the executions of machines that have been gone for long enough. */
export function forgetOldExecutions(resources: Resources): void {
  const { stateMachines, engine } = resources;
  for (const arn of stateMachines.takeRemoved(engine.now() - describableMs)) engine.executions.forgetMachine(arn);
}

/** Forgets the executions of a removed machine whose name a new machine takes. */
export function forgetExecutionsOfRemoved(resources: Resources, arn: string): void {
  if (resources.stateMachines.takeRemovedMachine(arn)) resources.engine.executions.forgetMachine(arn);
}

function remove({ stateMachines, tags, engine }: Resources, machine: StateMachine): void {
  stateMachines.remove(machine, engine.now());
  tags.drop(machine.arn);
}
