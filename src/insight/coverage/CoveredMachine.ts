import fs from 'node:fs';
import path from 'node:path';
import type { StateMachineDefinition } from '../../language/asl/types';
import { HarnessError } from '../../errors/HarnessError';
import { hashOf, locatePoint } from './placePoints';
import { pointsOf, type CoveragePoint } from './points';
import type { MachineCoverage, SourcePlace } from './Tally';
import { makeFolders } from '../../util/makeFolders';
import { lazy } from '../../util/lazy';

const loadLoader = lazy(
  () => require('../../definitions/loadDefinitions') as typeof import('../../definitions/loadDefinitions'),
);

/** A point, how often it was run, and where it is written. */
export interface CoveredPoint extends CoveragePoint {
  readonly hits: number;
  readonly place: SourcePlace;
}

/** What a report shows of one state machine. */
export interface CoveredMachine {
  readonly name: string;
  readonly definition: StateMachineDefinition;
  readonly points: readonly CoveredPoint[];
  readonly unknown: MachineCoverage['unknown'];
  readonly notCounted: MachineCoverage['notCounted'];
}

/**
 * Adds places to points. A definition without a file is written to `folder`/definitions as it was deployed. Throws
 * HarnessError if a file has changed since the tests ran.
 */
export function toCoveredMachine(machine: MachineCoverage, folder: string): CoveredMachine {
  const definition = JSON.parse(machine.definition) as StateMachineDefinition;
  checkFiles(machine);
  const places = Object.keys(machine.places).length > 0 ? machine.places : writeDefinition(machine, definition, folder);
  const points = pointsOf(definition).map((point): CoveredPoint => {
    const place = places[point.id] ?? places['']!;
    return { ...point, hits: machine.hits[point.id] ?? 0, place };
  });
  const { name, unknown, notCounted } = machine;
  return { name, definition, points, unknown, notCounted };
}

function checkFiles({ files }: MachineCoverage): void {
  for (const [file, hash] of Object.entries(files)) {
    if (!fs.existsSync(file))
      throw new HarnessError(`${file} does not exist here: report coverage in the folder in which the tests ran.`);
    if (hashOf(file) !== hash) throw new HarnessError(`${file} has changed since the tests ran. Run them again.`);
  }
}

function writeDefinition(
  { name }: MachineCoverage,
  definition: StateMachineDefinition,
  folder: string,
): MachineCoverage['places'] {
  const text = `${JSON.stringify(definition, null, 2)}\n`;
  const file = freeName(path.join(folder, 'definitions', name.replace(/[^\w.-]+/g, '_')), text);
  makeFolders(path.dirname(file));
  fs.writeFileSync(file, text);
  const { loadDefinitions } = loadLoader();
  const { locate } = loadDefinitions(file).machines[0]!;
  const shown = path.relative(process.cwd(), file).split(path.sep).join('/');
  return Object.fromEntries(
    pointsOf(definition).map((point): [string, SourcePlace] => {
      const { line, column = 1 } = locatePoint(locate, point)!;
      return [point.id, [shown, line, column]];
    }),
  );
}

/** Machines with the same name may have different definitions. */
function freeName(base: string, text: string): string {
  for (let number = 1; ; number++) {
    const file = `${base}${number === 1 ? '' : `-${number}`}.asl.json`;
    if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') === text) return file;
  }
}
