import { systemNow } from '../../../clock/system';
import { Journal, type JournalOptions } from '../../../engine/journal/Journal';
import { HarnessError } from '../../../errors/HarnessError';
import { Loaded, type DataRecord } from './Loaded';
import type { MapRunRecord } from './StoredMapRuns';

/** AWS: an execution is kept for 90 days after its end (guide). */
const keptMs = 90 * 24 * 60 * 60 * 1000;

/** A folder is compacted when it is opened if at least this many of its bytes, and half of all, are obsolete. */
const leastDeadBytes = 16_777_216;

export interface OpenFolder {
  readonly journal: Journal;
  readonly loaded: Loaded;
}

/** Opens a data directory and reads it. `compacts`: compacts it even if that gains little. */
export function openFolder(folder: string, options: JournalOptions, compacts = false): OpenFolder {
  const { journal, loaded } = read(folder, options);
  const { bytes, deadBytes } = loaded;
  const isWorthIt = deadBytes > leastDeadBytes && deadBytes > bytes / 2;
  if (options.readOnly === true || !(compacts || isWorthIt)) return { journal, loaded };
  try {
    journal.replace(lastWords(journal, loaded, nowOf(loaded)));
    journal.close();
  } catch (error) {
    journal.abandon();
    const why = `${folder} could not be compacted: ${(error as Error).message}.`;
    if (compacts) throw new HarnessError(why);
    options.onNote?.(why);
  }
  return read(folder, options);
}

/** The time of a folder's clock. */
export function nowOf({ clock }: Loaded): number {
  return clock?.nowMs ?? systemNow() + (clock?.aheadMs ?? 0);
}

function read(folder: string, options: JournalOptions): OpenFolder {
  const loaded = new Loaded();
  const journal = Journal.open(folder, options, (payload, place) => loaded.take(payload, place));
  loaded.readFrom((place) => journal.read(place));
  return { journal, loaded };
}

/** The records of a folder that are still needed: the last about each subject. `nowMs`: by the emulator's clock. */
export function* lastWords(journal: Pick<Journal, 'read'>, loaded: Loaded, nowMs: number): Generator<Buffer> {
  const { service, clock } = loaded;
  if (service !== undefined) yield textOf(service);
  if (clock !== undefined) yield textOf(clock);
  const { mapRuns } = loaded.executions;
  const kept = new Set<number>();
  // A child of a Map Run stays as long as its execution, whose number is lower.
  const executions = [...loaded.executions.all()].filter(({ stopDate, head: { run }, number }) => {
    const stays =
      run === undefined
        ? stopDate === undefined || nowMs - stopDate < keptMs
        : kept.has(mapRuns.get(run)?.execution ?? -1);
    if (stays) kept.add(number);
    return stays;
  });
  const runs = [...mapRuns.all()].filter(({ execution }) => kept.has(execution));
  const revisions = new Set(executions.map(({ revision }) => revision));
  for (const { revision, versions, firstVersion } of loaded.machines.values())
    for (const used of [revision, ...versions.map((version) => version.revision), firstVersion?.revision ?? revision])
      revisions.add(used);
  for (const { place } of runs) revisions.add((JSON.parse(journal.read(place).toString()) as MapRunRecord).revision);
  for (const number of [...revisions].sort((a, b) => a - b)) yield journal.read(loaded.revisions.placeOf(number));
  for (const place of loaded.rows.places) yield journal.read(place);
  for (const machine of loaded.machines.values()) yield textOf(machine);
  for (const [arn, atMs] of loaded.machinesGone) yield textOf({ kind: 'machineGone', arn, atMs });
  for (const activity of loaded.activities.values()) yield textOf({ kind: 'activity', activity });
  for (const [arn, tags] of loaded.tags) yield textOf({ kind: 'tags', arn, tags });
  for (const number of loaded.setAside) if (kept.has(number)) yield textOf({ kind: 'setAside', number });
  // In their order: it tells whether a child ended before or after a redrive.
  const places = executions.flatMap((execution) => execution.places);
  for (const { place, redrivePlace } of runs) places.push(...new Set([redrivePlace, place]));
  for (const place of places.sort((a, b) => a - b)) yield journal.read(place);
}

function textOf(record: DataRecord): Buffer {
  return Buffer.from(JSON.stringify(record));
}
