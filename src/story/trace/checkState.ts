import { HarnessError } from '../../errors/HarnessError';
import { nearest } from '../../util/nearest';
import type { StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from './findState';

/** Throws a HarnessError, with the nearest known name, unless a state has this name. */
export function checkState(name: string, names: readonly string[], where = 'The state machine'): void {
  if (names.includes(name)) return;
  const meant = nearest(name, names);
  const hint = meant === undefined ? `Its states: ${names.join(', ')}.` : `Did you mean '${meant}'?`;
  throw new HarnessError(`${where} has no state '${name}'. ${hint}`);
}

/**
 * Throws a HarnessError unless an execution of the machine can come to the state: the states of a Distributed Map run in
 * executions of their own, and whoever looks for them in this one would never find them.
 */
export function checkOwnState(definition: StateMachineDefinition, name: string): void {
  const states = statesOf(definition);
  checkState(name, [...states.keys()]);
  let map: string | undefined;
  for (let block = states.get(name)!.block; block.owner !== undefined; block = block.owner.block)
    if (block.distributed) map = block.owner.name;
  if (map === undefined) return;
  throw new HarnessError(
    `State '${name}' runs in the child executions of the Distributed Map '${map}', not in this one. ` +
      `Look at a child: const each = await run.mapRun('${map}'); (await each.item(0)).state('${name}')`,
  );
}
