import { staysOutside, type Passing } from './developerVariables';
import { runnerVariables } from './runnerVariables';

type Variables = Readonly<Record<string, string | undefined>>;

/** The sources of a handler's environment. */
export interface VariableSources {
  /** Variables that always win: the test or the command line sets them for handlers. */
  readonly given?: Variables | undefined;
  /** Dummy credentials. */
  readonly identity: Variables;
  /** The `Environment` of the function in its template. */
  readonly template?: Variables | undefined;
  /** The variables that Lambda sets, and those that point to Stepmill. */
  ours(): Variables;
  readonly passing: Passing;
  /** The current variables of this process. */
  environment(): Variables;
}

/**
 * The environment of one function. The first source that has a name wins: variables given for handlers, the dummy
 * credentials, what has changed in `process.env` since the runner started, the template, Lambda's variables, the shell.
 * It is looked up when it is read, so that a test may set a variable at any time.
 */
export class HandlerVariables {
  private readonly replaced = new Map<string, string | undefined>();

  constructor(private readonly sources: VariableSources) {}

  get(name: string): string | undefined {
    return this.find(name, this.sources.environment());
  }

  /** `current`: the variables of this process. */
  private find(name: string, current: Variables): string | undefined {
    if (this.replaced.has(name)) return this.replaced.get(name);
    const { given, identity, template, passing } = this.sources;
    const ours = this.sources.ours();
    if (has(given, name)) return given[name];
    const isOutside = staysOutside(name, passing);
    const isPassed = passing.passEnvironment?.includes(name) === true && current[name] !== undefined;
    if (has(identity, name) && !isPassed) return identity[name];
    if (!isOutside && hasChanged(name, current)) return current[name];
    if (has(template, name)) return template[name];
    if (has(ours, name) && !isPassed) return ours[name];
    return isOutside ? undefined : current[name];
  }

  /**
   * Called when a handler sets a variable. Returns `false` if the variable belongs to the process, and must be set
   * there.
   */
  replace(name: string, value: string | undefined): boolean {
    const { given, identity, passing } = this.sources;
    const isOwn = has(identity, name) || has(given, name) || staysOutside(name, passing);
    if (isOwn) this.replaced.set(name, value);
    return isOwn;
  }

  names(): readonly string[] {
    return Object.keys(this.all());
  }

  /** All variables as they are now, for a process or thread that is started with them. */
  all(): Record<string, string> {
    const { given, identity, template } = this.sources;
    // Copied once: each read of `process.env` is a system call.
    const current = { ...this.sources.environment() };
    const found: Record<string, string> = {};
    for (const variables of [
      current,
      this.sources.ours(),
      template,
      identity,
      given,
      Object.fromEntries(this.replaced),
    ])
      for (const name of Object.keys(variables ?? {})) {
        const value = Object.hasOwn(found, name) ? undefined : this.find(name, current);
        if (value !== undefined) found[name] = value;
      }
    return found;
  }
}

function has(variables: Variables | undefined, name: string): variables is Variables {
  return variables !== undefined && Object.hasOwn(variables, name);
}

function hasChanged(name: string, current: Variables): boolean {
  return runnerVariables()[name] !== current[name];
}
