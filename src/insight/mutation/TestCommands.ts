import type { JsonObject } from '../../util/json';
import type { MutantRun } from './MutantRun';
import { readShard, shardFiles } from '../coverage/readShards';
import { toPointer } from '../../language/asl/path';
import { statesIn } from '../../language/asl/walk';

/**
 * Which command is to run which files of tests. Fewer files than all may fail by themselves (a threshold that they do not
 * reach, something that another file makes): such a command would seem to notice every change, and is not used.
 */
export class TestCommands {
  private readonly known = new Map<string, Promise<readonly string[]>>();

  constructor(
    private readonly command: readonly string[],
    private readonly use: TestUse,
    private readonly definition: JsonObject,
    private readonly mostMs: number,
  ) {}

  /** The command for some files, which `run` tries first on the definition as it is. */
  of(files: readonly string[] | undefined, run: MutantRun): Promise<readonly string[]> {
    const some = files && narrowed(this.command, files);
    if (some === undefined) return Promise.resolve(whole(this.command));
    const key = JSON.stringify([...files!].sort());
    let found = this.known.get(key);
    if (found === undefined) this.known.set(key, (found = this.tried(some, files!, run)));
    return found;
  }

  private async tried(some: readonly string[], files: readonly string[], run: MutantRun): Promise<readonly string[]> {
    const { code } = await run.play(some, this.definition, this.mostMs);
    if (code === 0 && run.wasUsed()) return some;
    const all = this.use.files ?? [];
    return all.length > files.length ? this.of(all, run) : whole(this.command);
  }
}

/** Stands in a command for the files of tests that are to run. */
const placeholder = '{tests}';

/** A runner of tests, what goes between it and files, and what of it has nothing to say of a change. */
const runners: readonly { readonly ends: RegExp; readonly then?: RegExp; readonly flags: readonly string[] }[] = [
  {
    ends: /(?:^|[\\/])jest(?:\.[cm]?js)?$/,
    // Coverage and reporters may fail a run of some files, and write where another run writes.
    flags: ['--coverage=false', '--reporters=default', '--bail', '--runTestsByPath'],
  },
  {
    ends: /(?:^|[\\/])vitest(?:\.m?js)?$/,
    then: /^run$/,
    flags: ['--coverage.enabled=false', '--reporter=default', '--bail=1'],
  },
  { ends: /^--test$/, flags: [] },
];

/**
 * A command that runs some files of tests only; `undefined` when nobody can tell how: it neither has `{tests}`, nor ends
 * with the runner itself (`npx jest`, `npx vitest run`, `node --test`) and names of files or parts of them.
 */
export function narrowed(command: readonly string[], files: readonly string[]): readonly string[] | undefined {
  if (command.includes(placeholder)) return command.flatMap((word) => (word === placeholder ? files : [word]));
  for (const { ends, then, flags } of runners) {
    const at = command.findIndex((word) => ends.test(word));
    if (at < 0) continue;
    const end = then?.test(command[at + 1] ?? '') === true ? at + 2 : at + 1;
    // With an option behind it, a word may be its value.
    if (command.slice(end).some((word) => word.startsWith('-'))) return undefined;
    return [...command.slice(0, end), ...flags, ...files];
  }
  return undefined;
}

/** The command for all of its tests. */
export function whole(command: readonly string[]): readonly string[] {
  return command.filter((word) => word !== placeholder);
}

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
  const pointers = new Map(statesIn(definition).map(({ name, path }) => [name, toPointer(path)]));
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
