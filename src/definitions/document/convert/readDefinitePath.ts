import { Cursor } from '../../../language/expressions/jsonPath/Cursor';
import { readSegments } from '../../../language/expressions/jsonPath/readSegments';
import { NotConverted } from './NotConverted';
import type { PlaceSteps } from './Tree';

/** A JSONPath that leads to one place. */
export interface DefinitePath {
  readonly root: 'input' | 'context' | 'variable';
  readonly variable: string;
  readonly steps: PlaceSteps;
}

const variableName = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;

/** Reads a path of names and indexes. Throws NotConverted for paths that can lead to several places. */
export function readDefinitePath(source: string): DefinitePath {
  try {
    return parse(source.trim());
  } catch (error) {
    if (error instanceof NotConverted) throw error;
    throw new NotConverted(`The path ${source} cannot be read: ${(error as Error).message}`);
  }
}

function parse(source: string): DefinitePath {
  const cursor = new Cursor(source);
  if (!cursor.take('$')) throw new NotConverted(`${source} is no path.`);
  const isContext = cursor.take('$');
  const variable = isContext ? undefined : cursor.takeMatch(variableName)?.[0];
  const several = (): never => {
    throw new NotConverted(
      `The path ${source} gives a list of all matches; JSONata gives a single match without a list around it.`,
    );
  };
  const segments = readSegments(cursor, { readFilter: several });
  if (!cursor.atEnd) throw new NotConverted(`The path ${source} cannot be read.`);
  const steps = segments.map((segment) => {
    if (segment.kind === 'member') return segment.name;
    if (segment.kind === 'index' && segment.index >= 0) return segment.index;
    if (segment.kind === 'index') throw new NotConverted(`The path ${source} finds nothing: an index counts from 0.`);
    return several();
  });
  return {
    root: isContext ? 'context' : variable === undefined ? 'input' : 'variable',
    variable: variable ?? '',
    steps,
  };
}
