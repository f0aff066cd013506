import type { WorkflowType } from '../../language/asl/types';
import { executionArn, type Scope } from './arns';
import type { MachineRevision } from '../../engine/executions/MachineRevision';

export interface MachineVersion {
  readonly arn: string;
  readonly number: number;
  readonly revision: MachineRevision;
  readonly description: string | undefined;
  readonly creationDateMs: number;
}

/** A version of an alias, which gets `weight` percent of its executions. */
export interface Route {
  readonly stateMachineVersionArn: string;
  readonly weight: number;
}

export interface MachineAlias {
  readonly arn: string;
  readonly name: string;
  readonly description: string | undefined;
  /** One or two, with weights that add up to 100. */
  readonly routes: readonly Route[];
  readonly creationDateMs: number;
  readonly updateDateMs: number | undefined;
  /** The number of the alias within its machine: the order of lists. */
  readonly sequence: number;
}

/** Everything about a machine that is written to disk. */
export interface MachineSnapshot extends Pick<StateMachine, 'arn' | 'name' | 'accountId' | 'region' | 'type'> {
  readonly creationDateMs: number;
  readonly revision: MachineRevision;
  readonly versions: readonly MachineVersion[];
  readonly aliases: readonly MachineAlias[];
  readonly deleting: boolean;
  readonly firstVersion: MachineVersion | undefined;
  readonly lastNumber: number;
  readonly lastSequence: number;
}

/** A state machine with its versions and aliases. */
export class StateMachine implements Scope {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly type: WorkflowType;
  creationDateMs: number;
  /** What an execution of its own ARN runs: one object for all executions of a revision. */
  target: { readonly machine: StateMachine; readonly revision: MachineRevision };
  /** Versions by number. */
  readonly versions = new Map<number, MachineVersion>();
  /** Aliases by name. */
  readonly aliases = new Map<string, MachineAlias>();
  /** Set by DeleteStateMachine while executions are still running. */
  deleting = false;
  /** The first version that was ever published: part of what CreateStateMachine compares. */
  firstVersion: MachineVersion | undefined;
  /** Called when it has changed. */
  onChange: ((machine: StateMachine) => void) | undefined;
  private readonly deletedAliases = new Set<string>();
  private lastNumber = 0;
  private lastSequence = 0;
  /** The beginning of its executions' ARNs. */
  private readonly executions: string;

  constructor(
    { arn, name, accountId, region, type }: Pick<StateMachine, 'arn' | 'name' | 'accountId' | 'region' | 'type'>,
    revision: MachineRevision,
  ) {
    this.arn = arn;
    this.name = name;
    this.accountId = accountId;
    this.region = region;
    this.type = type;
    this.target = { machine: this, revision };
    this.creationDateMs = revision.updateDateMs;
    // Flattened: a concatenated string keeps its parts in memory.
    this.executions = executionArn(this, name, '').split(':').join(':');
  }

  /** Restores a machine from its record. */
  static restore(snapshot: MachineSnapshot): StateMachine {
    const machine = new StateMachine(snapshot, snapshot.revision);
    machine.creationDateMs = snapshot.creationDateMs;
    for (const version of snapshot.versions) machine.versions.set(version.number, version);
    for (const alias of snapshot.aliases) machine.aliases.set(alias.name, alias);
    machine.deleting = snapshot.deleting;
    machine.firstVersion = snapshot.firstVersion;
    machine.lastNumber = snapshot.lastNumber;
    machine.lastSequence = snapshot.lastSequence;
    return machine;
  }

  snapshot(): MachineSnapshot {
    const { arn, name, accountId, region, type, creationDateMs, revision, deleting, firstVersion } = this;
    const { lastNumber, lastSequence } = this;
    const versions = [...this.versions.values()];
    const aliases = [...this.aliases.values()];
    const own = { arn, name, accountId, region, type, creationDateMs, revision, deleting, firstVersion };
    return { ...own, versions, aliases, lastNumber, lastSequence };
  }

  update(revision: MachineRevision): void {
    this.revision = revision;
    this.onChange?.(this);
  }

  beginDeleting(): void {
    this.deleting = true;
    this.onChange?.(this);
  }

  deleteVersion(number: number): void {
    this.versions.delete(number);
    this.onChange?.(this);
  }

  deleteAlias(name: string): void {
    if (this.aliases.delete(name)) this.deletedAliases.add(name);
    this.onChange?.(this);
  }

  /** Whether it had a version or an alias that has been deleted. */
  hadQualifier(qualifier: string): boolean {
    return this.deletedAliases.has(qualifier) || (/^[0-9]+$/.test(qualifier) && Number(qualifier) <= this.lastNumber);
  }

  get revision(): MachineRevision {
    return this.target.revision;
  }

  set revision(revision: MachineRevision) {
    this.target = { machine: this, revision };
  }

  /** The ARN of a Standard execution of this name. */
  executionArn(name: string): string {
    return this.executions + name;
  }

  /** The version as which the current revision was published. */
  published(): MachineVersion | undefined {
    for (const version of this.versions.values()) if (version.revision === this.revision) return version;
    return undefined;
  }

  /** Creates a version of the current revision. AWS: numbers start at 1 and are never reused. */
  publish(description: string | undefined, creationDateMs: number): MachineVersion {
    const number = (this.lastNumber += 1);
    const version = { arn: `${this.arn}:${number}`, number, revision: this.revision, description, creationDateMs };
    this.versions.set(number, version);
    this.firstVersion ??= version;
    this.onChange?.(this);
    return version;
  }

  /** Changes the description of a version. */
  describe(version: MachineVersion, description: string): MachineVersion {
    const described = { ...version, description };
    this.versions.set(version.number, described);
    if (this.firstVersion === version) this.firstVersion = described;
    this.onChange?.(this);
    return described;
  }

  createAlias(name: string, description: string | undefined, routes: readonly Route[], nowMs: number): MachineAlias {
    const sequence = (this.lastSequence += 1);
    const arn = `${this.arn}:${name}`;
    const alias = { arn, name, description, routes, creationDateMs: nowMs, updateDateMs: undefined, sequence };
    this.aliases.set(name, alias);
    this.onChange?.(this);
    return alias;
  }

  updateAlias(
    alias: MachineAlias,
    changes: Partial<Pick<MachineAlias, 'description' | 'routes'>>,
    nowMs: number,
  ): void {
    this.aliases.set(alias.name, { ...alias, ...changes, updateDateMs: nowMs });
    this.onChange?.(this);
  }

  /** The version with this ARN. */
  version(arn: string): MachineVersion | undefined {
    for (const version of this.versions.values()) if (version.arn === arn) return version;
    return undefined;
  }

  /** Names of the aliases that send executions to a version, oldest first. */
  aliasesOf(versionArn: string): string[] {
    return [...this.aliases.values()]
      .filter(({ routes }) => routes.some(({ stateMachineVersionArn }) => stateMachineVersionArn === versionArn))
      .map(({ name }) => name);
  }
}
