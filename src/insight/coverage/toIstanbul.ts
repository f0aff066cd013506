import fs from 'node:fs';
import path from 'node:path';
import type { BranchMapping, FileCoverageData, Range } from 'istanbul-lib-coverage';
import type { CoveredMachine, CoveredPoint } from './CoveredMachine';
import type { SourcePlace } from './Tally';

type Maps = { -readonly [Name in keyof FileCoverageData]: FileCoverageData[Name] };

/**
 * Coverage in Istanbul's form, one record for each file. States are statements. The machine, branches of a Parallel and
 * items of a Map are functions. What a state does next, and its Retry, are branches. Parts that are left out are
 * absent.
 */
export function toIstanbul(machines: readonly CoveredMachine[]): FileCoverageData[] {
  const files = new Map<string, Maps>();
  const ends = new TokenEnds();
  const mapsOf = ([file]: SourcePlace): Maps => {
    let maps = files.get(file);
    if (maps === undefined) files.set(file, (maps = emptyMaps(file)));
    return maps;
  };

  for (const { name, points } of machines) {
    const counted = points.filter(({ ignored }) => !ignored);
    for (const point of counted) {
      const maps = mapsOf(point.place);
      const loc = ends.rangeOf(point.place);
      if (point.kind === 'state') add(maps.statementMap, maps.s, loc, point.hits);
      if (point.kind === 'block') {
        const { line } = loc.start;
        const label = point.state === undefined ? name : point.label;
        add(maps.fnMap, maps.f, { name: label, decl: loc, loc, line }, point.hits);
      }
    }
    for (const arms of groupsOf(counted)) {
      const maps = mapsOf(arms[0]!.place);
      const loc = ends.rangeOf(arms[0]!.place);
      // A branch arm from another file is shown where its branch begins.
      const locations = arms.map(({ place }) => (place[0] === arms[0]!.place[0] ? ends.rangeOf(place) : loc));
      const mapping: BranchMapping = { type: typeOf(arms), loc, locations, line: loc.start.line };
      add(
        maps.branchMap,
        maps.b,
        mapping,
        arms.map(({ hits }) => hits),
      );
    }
  }
  return [...files.values()];
}

function emptyMaps(file: string): Maps {
  return { path: path.resolve(file), statementMap: {}, fnMap: {}, branchMap: {}, s: {}, f: {}, b: {} };
}

function add<Mapping, Count>(
  map: Record<string, Mapping>,
  counts: Record<string, Count>,
  mapping: Mapping,
  count: Count,
): void {
  const key = String(Object.keys(map).length);
  map[key] = mapping;
  counts[key] = count;
}

function groupsOf(points: readonly CoveredPoint[]): readonly (readonly CoveredPoint[])[] {
  const groups = new Map<string, CoveredPoint[]>();
  for (const point of points) {
    if (point.group === undefined) continue;
    const group = groups.get(point.group);
    if (group === undefined) groups.set(point.group, [point]);
    else group.push(point);
  }
  return [...groups.values()];
}

function typeOf(arms: readonly CoveredPoint[]): string {
  const { id, group, way } = arms[0]!;
  if (way !== undefined) return 'cond-expr';
  if (group!.endsWith('/Retry')) return 'retry';
  return /\/(Choices\/\d+|Default)$/.test(id) ? 'switch' : 'next';
}

/** Finds the end of the word at a place: the key of a state, or the rest of the line. Columns count from 0. */
class TokenEnds {
  private readonly lines = new Map<string, readonly string[]>();

  rangeOf([file, line, column]: SourcePlace): Range {
    const text = this.linesOf(file)[line - 1] ?? '';
    const rest = text.slice(column - 1);
    const token = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s:{[]+)/.exec(rest)?.[0] ?? rest;
    return {
      start: { line, column: column - 1 },
      end: { line, column: column - 1 + Math.max(1, token.length) },
    };
  }

  private linesOf(file: string): readonly string[] {
    let lines = this.lines.get(file);
    if (lines === undefined) this.lines.set(file, (lines = fs.readFileSync(file, 'utf8').split(/\r?\n/)));
    return lines;
  }
}
