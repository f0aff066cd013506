import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Origin } from '../../story/trace/Story';
import type { CoveragePoint } from './points';
import type { MachineCoverage, SourcePlace } from './Tally';

export type Locate = NonNullable<Origin['locate']>;

/**
 * Where points are written. None has a place if the definition comes from no file, or is one line in it (CDK's output):
 * line numbers would be meaningless, and the deployed definition is shown instead.
 */
export function placePoints(
  points: readonly CoveragePoint[],
  locate: Locate | undefined,
): Pick<MachineCoverage, 'places' | 'files'> {
  const places: Record<string, SourcePlace> = {};
  for (const point of points) {
    const { id } = point;
    const at = locate && locatePoint(locate, point);
    if (at !== undefined) places[id] = [relative(at.file), at.line, at.column ?? 1];
  }
  const states = points.filter(({ kind }) => kind === 'state');
  const lines = new Set(states.map(({ id }) => places[id]?.slice(0, 2).join(':')));
  const inOneLine = states.length > 1 && lines.size === 1;
  const files = [...new Set(Object.values(places).map(([file]) => file))];
  if (inOneLine || points.some(({ id }) => places[id] === undefined) || !files.every((file) => fs.existsSync(file)))
    return { places: {}, files: {} };
  return { places, files: Object.fromEntries(files.map((file) => [file, hashOf(file)])) };
}

/** Where a point is written. */
export function locatePoint(locate: Locate, { id, within }: CoveragePoint): ReturnType<Locate> {
  return within === undefined ? locate(id) : locate(within.pointer, within.offset);
}

/** A hash of a file's content, ignoring line endings; `undefined` if it does not exist. */
export function hashOf(file: string): string {
  const text = fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function relative(file: string): string {
  return path.relative(process.cwd(), path.resolve(file)).split(path.sep).join('/');
}
