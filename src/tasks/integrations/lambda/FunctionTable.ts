import { parseFunctionName } from '../../../services/functionName';
import type { TargetNames } from '../../../services/TargetNames';
import type { LocalFunction } from './LocalFunction';

/** A task may compute the name of its function, so the number of names must be limited. */
const mostFound = 1_000;

/** Functions by their names, their ARNs, and other names that the loaded files use for them. */
export class FunctionTable {
  private readonly functions = new Map<string, LocalFunction>();
  /** Names and ARNs that were looked up, so that none is parsed for each task. */
  private readonly found = new Map<string, LocalFunction>();

  constructor(private readonly targets: TargetNames | undefined) {}

  has(name: string): boolean {
    return this.functions.has(name);
  }

  get names(): readonly string[] {
    return [...this.functions.keys()];
  }

  get all(): Iterable<LocalFunction> {
    return this.functions.values();
  }

  /** The name under which tasks call a function. */
  nameOf(given: string): string {
    const isArn = typeof given === 'string' && given.startsWith('arn:');
    return this.targets?.namesOf('function', given)[0] ?? (isArn ? parseFunctionName(given).name : given);
  }

  /** The function for a `FunctionName` or a function's ARN. */
  find(functionName: string): LocalFunction | undefined {
    const before = this.found.get(functionName);
    if (before !== undefined) return before;
    const { name } = parseFunctionName(functionName);
    const found = this.functions.get(name) ?? this.findByOtherName(name);
    if (found !== undefined && this.found.size < mostFound) this.found.set(functionName, found);
    return found;
  }

  /** A function that was registered under another name of its template. */
  private findByOtherName(name: string): LocalFunction | undefined {
    const { targets } = this;
    return targets && [...this.functions.values()].find((local) => targets.means('function', local.name, name));
  }

  /** Adds a function, or replaces that of its name. */
  add(local: LocalFunction): void {
    const { name } = local;
    this.functions.get(name)?.runner?.close('afterwards');
    this.functions.set(name, local);
    this.found.clear();
  }

  /** Removes a function. Invocations that are running finish. */
  remove(name: string): void {
    const own = this.functions.has(name) ? name : this.nameOf(name);
    this.functions.get(own)?.runner?.close('afterwards');
    this.functions.delete(own);
    this.found.clear();
  }

  /** Returns a function that restores the present functions. */
  keep(): () => void {
    const kept = new Map(this.functions);
    return () => {
      for (const [name, local] of this.functions) if (kept.get(name) !== local) local.runner?.close('now');
      this.functions.clear();
      for (const [name, local] of kept) this.functions.set(name, local);
      this.found.clear();
    };
  }

  /** Like `keep`, for one name. */
  keepOne(name: string): () => void {
    const before = this.functions.get(name);
    return () => {
      this.remove(name);
      if (before !== undefined) this.functions.set(name, before);
    };
  }
}
