import { readShard, shardFiles } from '../../testing/coverage/readShards';
import { toPointer } from '../../language/asl/path';
import { allStates, walkDefinition } from '../../language/asl/walk';
import type { JsonObject } from '../../util/json';

/** Which files of tests run which states of a definition. */
export interface TestUse {
  /** All files that use the definition; `undefined` where a runner does not tell its file. */
  readonly files: readonly string[] | undefined;
  /** The files that run a state. `undefined`: nobody knows all of them. */
  readonly filesOf: (state: string) => readonly string[] | undefined;
}

/** Reads it from the coverage that a run of the tests has left in a folder. `original`: the definition as compact JSON. */
export function readTestUse(folder: string, definition: JsonObject): TestUse {
  const original = JSON.stringify(definition);
  const pointers = new Map([...allStates(walkDefinition(definition))].map(({ name, path }) => [name, toPointer(path)]));
  const files = new Set<string>();
  const byState = new Map<string, Set<string>>();
  let known = true;
  for (const shard of shardFiles(folder).map(readShard)) {
    const machine = shard.machines.find(({ definition: text }) => JSON.stringify(JSON.parse(text)) === original);
    if (machine === undefined) continue;
    const { testFile } = shard;
    if (testFile === undefined) known = false;
    else files.add(testFile);
    // What was not counted may have run anything.
    const isCounted = Object.keys(machine.notCounted).length === 0;
    for (const [state, pointer] of pointers)
      if (testFile !== undefined && (!isCounted || (machine.hits[pointer] ?? 0) > 0))
        byState.set(state, (byState.get(state) ?? new Set()).add(testFile));
  }
  if (!known || files.size === 0) return { files: undefined, filesOf: () => undefined };
  return { files: [...files], filesOf: (state) => [...(byState.get(state) ?? [])] };
}
