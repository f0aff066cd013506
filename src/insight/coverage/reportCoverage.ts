import fs from 'node:fs';
import path from 'node:path';
import type { CoverageMap, CoverageMapData } from 'istanbul-lib-coverage';
import { HarnessError } from '../../errors/HarnessError';
import { type CoveredMachine, toCoveredMachine, type CoveredPoint } from './CoveredMachine';
import { checkReporters, writeReports } from './istanbulReports';
import type { MachineCoverage } from './Tally';
import { didYouMean } from '../../util/nearest';
import { readShards, shardFiles, neverLoaded } from './readShards';
import { missedThresholds, type Thresholds } from './thresholds';
import { toIstanbul } from './toIstanbul';
import { lazy } from '../../util/lazy';

const loadIstanbulLibCoverage = lazy(() => require('istanbul-lib-coverage') as typeof import('istanbul-lib-coverage'));

/** How coverage is reported. */
export interface ReportOptions {
  /** Names of Istanbul's reports: `text`, `lcov`, `html`, `json-summary`, `cobertura` … Default: `text` and `lcov`. */
  readonly reporters?: readonly string[] | undefined;
  /** Percentages that must be reached. Default: none. */
  readonly thresholds?: Thresholds | undefined;
  /** Whether each file must reach them. Default: the total must. */
  readonly perFile?: boolean | undefined;
  /** States that are left out, with the reason: `{ Archive: 'runs once a year, by hand' }`. */
  readonly exclude?: Exclusions | undefined;
  /** Files whose state machines count even if no test loads them. Default: none. */
  readonly include?: readonly string[] | undefined;
  /** A `coverage-final.json` of the test runner, to include in the report. Thresholds ignore it. */
  readonly join?: string | undefined;
}

interface CoverageReport {
  /** The report for the terminal. */
  readonly text: string;
  /** A sentence for each missed threshold. */
  readonly missed: readonly string[];
  readonly machines: readonly CoveredMachine[];
}

/**
 * Reports what the tests have run, from the shards in `folders`; files go to `out`. Throws HarnessError if there is
 * nothing to report, or if an option is wrong.
 */
export function reportCoverage(folders: readonly string[], out: string, options: ReportOptions = {}): CoverageReport {
  const {
    reporters = ['text', 'lcov'],
    thresholds = {},
    perFile = false,
    exclude: exclusions = {},
    include = [],
    join,
  } = options;
  checkReporters(reporters);
  fs.rmSync(path.join(out, 'definitions'), { recursive: true, force: true });
  const covered = machinesIn(folders, include).map((machine) => toCoveredMachine(machine, out));
  const machines = exclude(covered, exclusions);
  const map = toMap(machines);
  const missed = missedThresholds(map, thresholds, perFile);
  const table = writeReports(join === undefined ? map : joined(map, join), reporters, out);
  const gaps = reporters.includes('none') ? '' : formatGaps(machines);
  return { text: `${table}${gaps}${missed.map((line) => `${line}\n`).join('')}`, missed, machines };
}

/** What the tests have run, and what none of them has loaded. */
function machinesIn(folders: readonly string[], include: readonly string[]): readonly MachineCoverage[] {
  // Tests that use no state machine leave no files; then none of these machines was run.
  const isEmpty = include.length > 0 && folders.every((folder) => shardFiles(folder).length === 0);
  const machines = isEmpty ? [] : readShards(folders);
  return include.length === 0 ? machines : [...machines, ...neverLoaded(machines, include)];
}

function toMap(machines: readonly CoveredMachine[]): CoverageMap {
  const files = toIstanbul(machines).map((file): [string, typeof file] => [file.path, file]);
  return createMap(Object.fromEntries(files));
}

function joined(map: CoverageMap, file: string): CoverageMap {
  const all = createMap({});
  try {
    all.merge(JSON.parse(fs.readFileSync(file, 'utf8')) as CoverageMapData);
  } catch (error) {
    throw new HarnessError(`${file} is not a coverage-final.json of Istanbul: ${(error as Error).message}`);
  }
  all.merge(map);
  return all;
}

function createMap(data: CoverageMapData): CoverageMap {
  return loadIstanbulLibCoverage().createCoverageMap(data);
}

/** States that are deliberately left out, with everything inside them: by name, or `Machine.State`, with the reason. */
type Exclusions = Readonly<Record<string, string>>;

/** Throws HarnessError for an unknown state, and for one without a reason. */
function exclude(machines: readonly CoveredMachine[], exclusions: Exclusions): readonly CoveredMachine[] {
  return Object.entries(exclusions).reduce((left, [name, reason]) => excludeOne(left, name, reason), machines);
}

function excludeOne(machines: readonly CoveredMachine[], name: string, reason: string): readonly CoveredMachine[] {
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new HarnessError(`State '${name}' is left out without a reason. Give one: the report shows it.`);
  let found = false;
  const result = machines.map((machine): CoveredMachine => {
    const root = machine.points.find(
      ({ kind, state }) => kind === 'state' && (state === name || `${machine.name}.${state!}` === name),
    );
    if (root === undefined) return machine;
    found = true;
    const points = machine.points.map((point) =>
      point.id === root.id || point.id.startsWith(`${root.id}/`) ? { ...point, ignored: reason } : point,
    );
    return { ...machine, points };
  });
  if (!found) throw unknownState(machines, name);
  return result;
}

function unknownState(machines: readonly CoveredMachine[], name: string): HarnessError {
  const names = machines.flatMap((machine) =>
    machine.points.flatMap(({ kind, state }) => (kind === 'state' ? [state!, `${machine.name}.${state!}`] : [])),
  );
  const meant = didYouMean(name, names);
  const hint = meant === undefined ? '' : ` ${meant}`;
  return new HarnessError(`There is no state '${name}' to leave out.${hint}`);
}

/**
 * Everything that no test has run, each with its place; everything that is not known; and what is deliberately left
 * out, with the reason. The ways inside a state that was not run are not listed.
 */
function formatGaps(machines: readonly CoveredMachine[]): string {
  return [
    ...section('Not run by any test:', machines.flatMap(notRun)),
    ...section('Not known, so not counted:', machines.flatMap(notKnown)),
    ...section('Left out:', machines.flatMap(leftOut)),
  ].join('');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`];
}

function notRun({ name, points }: CoveredMachine): string[] {
  const missing = points.filter(({ hits, ignored }) => hits === 0 && !ignored);
  const [machine] = missing;
  if (machine?.id === '' && missing.length === points.filter(({ ignored }) => !ignored).length)
    return [`${at(machine)}  ${name}: all of it`];
  const states = new Set(missing.flatMap(({ kind, state }) => (kind === 'state' ? [state!] : [])));
  return missing
    .filter(({ kind, state }) => kind === 'state' || state === undefined || !states.has(state))
    .sort(byPlace)
    .map((point) => `${at(point)}  ${point.label}`);
}

function notKnown({ name, points, unknown, notCounted }: CoveredMachine): string[] {
  const byId = new Map(points.map((point) => [point.id, point]));
  const ways = Object.entries(unknown).flatMap(([ids, count]): string[] => {
    const candidates = (JSON.parse(ids) as string[]).map((id) => byId.get(id));
    const missing = candidates.filter((point): point is CoveredPoint => point?.hits === 0 && !point.ignored);
    if (missing.length === 0) return [];
    const labels = candidates.flatMap((point) => (point === undefined ? [] : [point.label])).join(' | ');
    return [`${at(missing[0]!)}  ${times(count)} one of: ${labels}`];
  });
  const executions = Object.entries(notCounted).map(
    ([reason, count]) => `${name}: ${count === 1 ? 'an execution' : `${count} executions`} (${reason})`,
  );
  return [...ways, ...executions];
}

function leftOut({ points }: CoveredMachine): string[] {
  return points.flatMap((point, index): string[] => {
    const { ignored, id, hits } = point;
    if (ignored === undefined) return [];
    if (ignored === '') return [`${at(point)}  ${point.label}: counts anyway, because its Comment gives no reason`];
    // The contents of something that is left out are not listed.
    const before = points.slice(0, index);
    if (before.some((other) => other.ignored === ignored && other.kind === 'state' && id.startsWith(`${other.id}/`)))
      return [];
    return [`${at(point)}  ${point.label}: ${ignored}${hits > 0 ? ` (it was run ${times(hits)})` : ''}`];
  });
}

function byPlace({ place: [, line, column] }: CoveredPoint, { place: other }: CoveredPoint): number {
  return line - other[1] || column - other[2];
}

function at({ place: [file, line, column] }: CoveredPoint): string {
  return `${file}:${line}:${column}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
