import type { StateMachineDefinition } from '../../language/asl/types';
import { HarnessError } from '../../errors/HarnessError';
import { checkState } from './checkState';
import { statesOf } from './findState';

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
