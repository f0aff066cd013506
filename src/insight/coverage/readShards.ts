import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { type MachineCoverage, type Shard, Tally } from './Tally';
import type { StateMachineDefinition } from '../../language/asl/types';
import { newRequestId } from '../../emulator/store/ids';
import { makeFolders } from '../../util/makeFolders';
import { lazy } from '../../util/lazy';

const loadLoader = lazy(
  () => require('../../definitions/loadDefinitions') as typeof import('../../definitions/loadDefinitions'),
);

/** The end of the name of a file with what some tests have run. */
const shardSuffix = '.stepmill-coverage.json';

/** Writes a shard into a folder, under a unique name. Throws HarnessError if it cannot. */
export function writeShard(folder: string, shard: Shard): string {
  const file = path.join(folder, `${process.pid}-${newRequestId()}${shardSuffix}`);
  try {
    makeFolders(folder);
    fs.writeFileSync(file, JSON.stringify(shard));
  } catch (error) {
    throw new HarnessError(
      `The coverage of the tests cannot be written (STEPMILL_COVERAGE): ${(error as Error).message}`,
    );
  }
  return file;
}

/** The coverage files in a folder. */
export function shardFiles(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(shardSuffix)).map((name) => path.join(folder, name));
}

/** Removes the files of an earlier run, which must not count for the next one. */
export function clearShards(folder: string): void {
  for (const file of shardFiles(folder)) fs.rmSync(file);
}

/**
 * Everything that the tests have run, from the shards in these folders, each machine once. Throws HarnessError if there
 * is nothing, or if the shards come from different versions of a file.
 */
export function readShards(folders: readonly string[]): MachineCoverage[] {
  const merged = new Map<string, MachineCoverage>();
  const texts = new Map<string, { readonly hash: string; readonly shard: string }>();
  for (const folder of folders) {
    const files = shardFiles(folder);
    if (files.length === 0) throw nothingIn(folder);
    for (const file of files)
      for (const machine of readShard(file).machines) {
        checkTexts(machine, file, texts);
        const key = keyOf(machine);
        const before = merged.get(key);
        merged.set(key, before === undefined ? machine : mergeTwo(before, machine));
      }
  }
  return [...merged.values()];
}

function nothingIn(folder: string): HarnessError {
  return new HarnessError(
    `There is no coverage in ${folder}. Run the tests with STEPMILL_COVERAGE=${folder}, or: stepmill coverage -- npm test`,
  );
}

/** Reads one coverage file. Throws HarnessError if it is invalid. */
export function readShard(file: string): Shard {
  let shard: Partial<Shard>;
  try {
    shard = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Shard>;
  } catch (error) {
    throw new HarnessError(`${file} cannot be read: ${(error as Error).message}`);
  }
  if (shard.stepmillCoverage === 1 && Array.isArray(shard.machines)) return shard as Shard;
  throw new HarnessError(`${file} was written by another version of Stepmill. Delete it, and run the tests again.`);
}

/** Places in two versions of a file cannot be merged. */
function checkTexts(
  { files }: MachineCoverage,
  shard: string,
  known: Map<string, { readonly hash: string; readonly shard: string }>,
): void {
  for (const [file, hash] of Object.entries(files)) {
    const before = known.get(file);
    if (before === undefined) known.set(file, { hash, shard });
    else if (before.hash !== hash)
      throw new HarnessError(
        `${file} has changed between the tests that wrote ${before.shard} and those that wrote ${shard}: ` +
          'their coverage cannot be merged. Delete the old one, and run its tests again.',
      );
  }
}

/** A definition in a file counts as one, whatever values its tokens had; any other is identified by its content. */
function keyOf({ name, definition, places }: MachineCoverage): string {
  const at = places[''];
  return at === undefined ? `${name} ${definition}` : at.join(':');
}

function mergeTwo(one: MachineCoverage, other: MachineCoverage): MachineCoverage {
  const names = new Set([...one.name.split(', '), ...other.name.split(', ')]);
  return {
    ...one,
    name: [...names].join(', '),
    hits: sum(one.hits, other.hits),
    places: { ...other.places, ...one.places },
    files: { ...other.files, ...one.files },
    unknown: sum(one.unknown, other.unknown),
    notCounted: sum(one.notCounted, other.notCounted),
  };
}

function sum(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Record<string, number> {
  const result: Record<string, number> = { ...one };
  for (const [key, count] of Object.entries(other)) result[key] = (result[key] ?? 0) + count;
  return result;
}

/**
 * The state machines of some files that no test has loaded, with nothing run. Throws a HarnessError for a file that
 * declares none, or one that cannot be read, because it would count for nothing.
 */
export function neverLoaded(loaded: readonly MachineCoverage[], files: readonly string[]): readonly MachineCoverage[] {
  const { loadDefinitions } = loadLoader();
  const known = new Set(loaded.map(keyOf));
  return files.flatMap((file) => {
    const { machines, unavailable } = loadDefinitions(file);
    const [broken] = unavailable;
    if (broken !== undefined)
      throw new HarnessError(`${file}: '${broken.name}' cannot be read: ${broken.error.reason}`);
    if (machines.length === 0) throw new HarnessError(`${file} declares no state machine that coverage could include.`);
    return machines.flatMap(({ name, definition, locate }) => {
      const machine = new Tally(name, definition, JSON.parse(definition) as StateMachineDefinition, locate).result();
      if (known.has(keyOf(machine))) return [];
      known.add(keyOf(machine));
      return [machine];
    });
  });
}
