import { HarnessError } from '../../../errors/HarnessError';
import type { RecordPlace } from '../../../engine/journal/Journal';
import type { WorkflowType } from '../../../language/asl/types';
import { loadLanguage } from '../../operations/machine/loadLanguage';
import type { MachineRevision } from '../../../engine/executions/MachineRevision';
import { StateMachine, type MachineAlias, type MachineSnapshot, type MachineVersion } from '../../store/StateMachine';

/** A revision in its written form: once for all machines, versions and executions that have it. */
export interface RevisionRecord extends Omit<MachineRevision, 'program'> {
  readonly kind: 'revision';
  readonly number: number;
  readonly type: WorkflowType;
}

/** A machine in its written form: as a whole, with each change. Revisions are referred to by number. */
export interface MachineRecord extends Omit<MachineSnapshot, 'revision' | 'versions' | 'firstVersion'> {
  readonly kind: 'machine';
  readonly revision: number;
  readonly versions: readonly VersionRecord[];
  /** The revision of the version, which may have been deleted since. */
  readonly firstVersion: VersionRecord | undefined;
}

interface VersionRecord extends Omit<MachineVersion, 'revision'> {
  readonly revision: number;
}

/** The revisions in the folder, by number. Memory has those in use. */
export class Revisions {
  private readonly numbers = new WeakMap<MachineRevision, number>();
  private readonly byNumber = new Map<
    number,
    { readonly place: RecordPlace; live: WeakRef<MachineRevision> | undefined }
  >();
  private last = 0;

  /** The number of a revision. `write` writes its record if it has none yet. */
  numberOf(revision: MachineRevision, type: WorkflowType, write: (record: RevisionRecord) => RecordPlace): number {
    const known = this.numbers.get(revision);
    if (known !== undefined) return known;
    const number = (this.last += 1);
    const { definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration } = revision;
    const { revisionId, updateDateMs, queryLanguage } = revision;
    const settings = { roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration };
    const place = write({
      kind: 'revision',
      number,
      type,
      definition,
      queryLanguage,
      ...settings,
      revisionId,
      updateDateMs,
    });
    this.numbers.set(revision, number);
    this.byNumber.set(number, { place, live: new WeakRef(revision) });
    return number;
  }

  /** Adds the record of a revision. */
  found(number: number, place: RecordPlace): void {
    this.byNumber.set(number, { place, live: undefined });
    this.last = Math.max(this.last, number);
  }

  placeOf(number: number): RecordPlace {
    const kept = this.byNumber.get(number);
    if (kept !== undefined) return kept.place;
    throw new HarnessError(`The data directory refers to revision ${number} of a machine, which it does not contain.`);
  }

  get(number: number, read: (place: RecordPlace) => Buffer): MachineRevision {
    const place = this.placeOf(number);
    const kept = this.byNumber.get(number)!;
    let revision = kept.live?.deref();
    if (revision === undefined) {
      revision = revisionOf(JSON.parse(read(place).toString()) as RevisionRecord);
      this.numbers.set(revision, number);
      kept.live = new WeakRef(revision);
    }
    return revision;
  }
}

/** Its program is compiled on demand: many revisions are read and never run. */
function revisionOf({ kind: _kind, number: _number, type, ...own }: RevisionRecord): MachineRevision {
  let program: MachineRevision['program'] | undefined;
  return {
    ...own,
    get program() {
      return (program ??= compile(own, type));
    },
  };
}

/** Not validated again: it was valid when it was accepted. */
function compile(
  { definition: text, queryLanguage: QueryLanguage }: Omit<MachineRevision, 'program'>,
  type: WorkflowType,
): MachineRevision['program'] {
  const { examineDefinition, compileProgram } = loadLanguage();
  const whole = QueryLanguage === undefined ? text : JSON.stringify({ QueryLanguage, ...(JSON.parse(text) as object) });
  const { definition } = examineDefinition(whole, { type });
  if (definition === undefined) throw new HarnessError('A definition in the data directory can no longer be read.');
  return compileProgram(definition as unknown as Parameters<typeof compileProgram>[0]);
}

export function writeMachine(machine: StateMachine, numberOf: (revision: MachineRevision) => number): MachineRecord {
  const { revision, versions, firstVersion, ...own } = machine.snapshot();
  const written = (version: MachineVersion): VersionRecord => ({ ...version, revision: numberOf(version.revision) });
  return {
    kind: 'machine',
    ...own,
    revision: numberOf(revision),
    versions: versions.map(written),
    firstVersion: firstVersion && written(firstVersion),
  };
}

export function readMachine(record: MachineRecord, revision: (number: number) => MachineRevision): StateMachine {
  const read = (version: VersionRecord): MachineVersion => ({
    ...version,
    description: version.description,
    revision: revision(version.revision),
  });
  const { firstVersion } = record;
  const versions = record.versions.map(read);
  return StateMachine.restore({
    ...record,
    aliases: record.aliases.map((alias): MachineAlias => ({ ...alias, description: alias.description })),
    revision: revision(record.revision),
    versions,
    firstVersion: firstVersion && (versions.find(({ number }) => number === firstVersion.number) ?? read(firstVersion)),
  });
}
