import type { Journal } from '../../../engine/journal/Journal';
import type { DataRecord, Loaded } from './Loaded';
import type { MapRunRecord } from './StoredMapRuns';

/** AWS: an execution is kept for 90 days after its end (guide). */
export const keptMs = 90 * 24 * 60 * 60 * 1000;

/** The records of a folder that are still needed: the last about each thing. `nowMs`: by the emulator's clock. */
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
  // In their order: it tells whether a child ended before or after a redrive.
  const places = executions.flatMap((execution) => execution.places);
  for (const { place, redrivePlace } of runs) places.push(...new Set([redrivePlace, place]));
  for (const place of places.sort((a, b) => a - b)) yield journal.read(place);
}

function textOf(record: DataRecord): Buffer {
  return Buffer.from(JSON.stringify(record));
}
