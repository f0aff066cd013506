import type { JsonObject } from '../../util/json';
import type { MutantRun } from './MutantRun';
import { narrowed, whole } from './narrowed';
import type { TestUse } from './TestUse';

/**
 * Which command is to run which files of tests. Fewer files than all may fail by themselves (a threshold that they do not
 * reach, something that another file makes): such a command would seem to notice every change, and is not used.
 */
export class TestCommands {
  private readonly command: readonly string[];
  private readonly use: TestUse;
  private readonly definition: JsonObject;
  private readonly mostMs: number;
  private readonly known = new Map<string, Promise<readonly string[]>>();

  constructor(command: readonly string[], use: TestUse, definition: JsonObject, mostMs: number) {
    this.command = command;
    this.use = use;
    this.definition = definition;
    this.mostMs = mostMs;
  }

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
