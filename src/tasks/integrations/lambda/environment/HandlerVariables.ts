import { staysOutside, type Passing } from './developerVariables';
import { runnerVariables } from './runnerVariables';

type Variables = Readonly<Record<string, string | undefined>>;

/** What the environment of a handler is made of. */
export interface VariableSources {
  /** Variables that count in any case: the test or the command line names them for handlers. */
  readonly given?: Variables | undefined;
  /** Dummy credentials. */
  readonly identity: Variables;
  /** The `Environment` of the function in its template. */
  readonly template?: Variables | undefined;
  /** What Lambda sets, and the way back to Stepmill. */
  ours(): Variables;
  readonly passing: Passing;
  /** The variables of this process as they are now. */
  environment(): Variables;
}

/**
 * The environment of one function. The first that has a name counts: what was given for handlers, the dummy
 * credentials, what has changed in `process.env` since the runner started, the template, what Lambda sets, the shell.
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

  /** A handler sets a variable. `false`: it is one of the process, and is to be set there. */
  replace(name: string, value: string | undefined): boolean {
    const { given, identity, passing } = this.sources;
    const isOwn = has(identity, name) || has(given, name) || staysOutside(name, passing);
    if (isOwn) this.replaced.set(name, value);
    return isOwn;
  }

  names(): readonly string[] {
    return Object.keys(this.all());
  }

  /** As they are now, for a process or a thread that is started with them. */
  all(): Record<string, string> {
    const { given, identity, template } = this.sources;
    // Each look at the variables of a process is a call of the system.
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
