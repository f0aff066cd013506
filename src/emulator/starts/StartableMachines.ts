/** A machine of a file, as it is deployed. */
export interface StartableMachine {
  /** All names that the file has for it: its own, logical id, key, address, construct path. */
  readonly names: readonly string[];
  /** Its ARN in the service. */
  readonly arn: string;
}

/** What the ARN of a machine in a file means in the service. */
export type FoundMachine =
  /** A machine, version or alias of the service. */
  | { readonly arn: string }
  /** A machine that the files declare, and that is not deployed. */
  | { readonly notDeployed: string }
  /** A machine that neither the files nor the service have. */
  | { readonly missing: string };

const form = /^(arn:[^:]*:states:[^:]*:[^:]*:stateMachine:)([^:/]+)(?::(.+))?$/;

/** Finds the machines of a service by their ARNs in files: a test may deploy them under other names, or not at all. */
export class StartableMachines {
  private readonly byName = new Map<string, string>();
  private readonly declared = new Set<string>();

  /**
   * `has`: whether the service has a machine, version or alias with this ARN. `all`: for one file, the machines of all of
   * them: its own names come first.
   */
  constructor(
    private readonly has: (arn: string) => boolean,
    private readonly all?: StartableMachines,
  ) {}

  /** Adds machines that are deployed, and the names of all machines that the file declares. */
  add(deployed: readonly StartableMachine[], declared: readonly string[]): void {
    for (const { names, arn } of deployed) for (const name of names) this.byName.set(name, arn);
    for (const name of declared) this.declared.add(name);
    this.all?.add(deployed, declared);
  }

  /** The name of the deployed machine that an ARN of the files means. */
  nameOf(arn: string): string | undefined {
    const found = this.find(arn);
    return found !== undefined && 'arn' in found ? form.exec(found.arn)?.[2] : undefined;
  }

  /** `undefined` for the ARN of anything but a machine. */
  find(arn: string): FoundMachine | undefined {
    const match = form.exec(arn);
    if (match === null) return undefined;
    const [, , name = '', qualifier] = match;
    const own = this.byName.get(name);
    if (own !== undefined) {
      const qualified = qualifier === undefined ? own : `${own}:${qualifier}`;
      // A file's versions and aliases are not deployed; each would be the machine as it is now.
      return { arn: this.has(qualified) ? qualified : own };
    }
    if (this.has(arn)) return { arn };
    if (this.declared.has(name)) return { notDeployed: name };
    return this.all === undefined ? { missing: arn } : this.all.find(arn);
  }
}
