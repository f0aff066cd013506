import type { JsonObject } from '../../util/json';
import type { MutantRun } from './MutantRun';
import { readShard, shardFiles } from '../coverage/readShards';
import { toPointer } from '../../language/asl/path';
import { statesIn } from '../../language/asl/walk';

/**
 * Chooses the command that runs only some test files. Running only some files may fail by itself (a threshold that they
 * do not reach, something that another file creates). Such a command would seem to notice every change, and is not
 * used.
 */
export class TestCommands {
  private readonly known = new Map<string, Promise<readonly string[]>>();

  constructor(
    private readonly command: readonly string[],
    private readonly use: TestUse,
    private readonly definition: JsonObject,
    private readonly mostMs: number,
  ) {}

  /** The command for some files, which `run` first tries on the unchanged definition. */
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

/** Stands in a command for the test files to run. */
const placeholder = '{tests}';

/** A test runner: what goes between it and files, and which of its options are irrelevant to a change. */
const runners: readonly { readonly ends: RegExp; readonly then?: RegExp; readonly flags: readonly string[] }[] = [
  {
    ends: /(?:^|[\\/])jest(?:\.[cm]?js)?$/,
    // Coverage and reporters may fail a run of only some files, and write where another run writes.
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
 * A command that only runs some test files; `undefined` if that is impossible: it neither has `{tests}`, nor ends with
 * the runner itself (`npx jest`, `npx vitest run`, `node --test`) and names of files or parts of them.
 */
export function narrowed(command: readonly string[], files: readonly string[]): readonly string[] | undefined {
  if (command.includes(placeholder)) return command.flatMap((word) => (word === placeholder ? files : [word]));
  for (const { ends, then, flags } of runners) {
    const at = command.findIndex((word) => ends.test(word));
    if (at < 0) continue;
    const end = then?.test(command[at + 1] ?? '') === true ? at + 2 : at + 1;
    // After an option, a word may be its value.
    if (command.slice(end).some((word) => word.startsWith('-'))) return undefined;
    return [...command.slice(0, end), ...flags, ...files];
  }
  return undefined;
}

/** The command for all of its tests. */
export function whole(command: readonly string[]): readonly string[] {
  return command.filter((word) => word !== placeholder);
}

/** Which test files run which states of a definition. */
export interface TestUse {
  /** All files that use the definition; `undefined` if a runner does not report its file. */
  readonly files: readonly string[] | undefined;
  /** The files that run a state. `undefined` if they are not all known. */
  readonly filesOf: (state: string) => readonly string[] | undefined;
}

/** Reads it from the coverage that a test run has left in a folder. `original`: the definition as compact JSON. */
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
    // Executions that were not counted may have run anything.
    const isCounted = Object.keys(machine.notCounted).length === 0;
    for (const [state, pointer] of pointers)
      if (testFile !== undefined && (!isCounted || (machine.hits[pointer] ?? 0) > 0))
        byState.set(state, (byState.get(state) ?? new Set()).add(testFile));
  }
  if (!known || files.size === 0) return { files: undefined, filesOf: () => undefined };
  return { files: [...files], filesOf: (state) => [...(byState.get(state) ?? [])] };
}
