import { innerOf, nameOf } from './comparePath';
import type { InnerPaths, PathExpectation } from './PathExpectation';

/** A path on one line: `Validate → Fan[Charge | Reserve → Pack] → Done`. */
export function formatPath(path: PathExpectation): string {
  if (path.length === 0) return '(no state)';
  return path
    .map((step) => {
      const inner = innerOf(step);
      return inner === undefined ? nameOf(step) : `${nameOf(step)}[${formatInner(inner)}]`;
    })
    .join(' → ');
}

function formatInner(paths: InnerPaths): string {
  if (Array.isArray(paths)) return shorten(paths as readonly PathExpectation[]).join(' | ');
  return Object.entries(paths)
    .map(([index, path]) => `${index}: ${formatPath(path as PathExpectation)}`)
    .join(' | ');
}

/** Paths of many items that are the same are written once. */
function shorten(paths: readonly PathExpectation[]): string[] {
  const texts = paths.map(formatPath);
  if (texts.length < 4 || texts.some((text) => text !== texts[0])) return texts;
  return [`each of ${texts.length}: ${texts[0]}`];
}
