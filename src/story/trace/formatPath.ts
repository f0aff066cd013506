import { formatCount } from '../../util/formatCount';
import { clip } from './clip';
import { innerOf, nameOf, type InnerPaths, type PathExpectation, type PathStep } from './comparePath';
import { foldLoops } from './foldLoops';

const longestPath = 1_000;

/** A path on one line: `Validate → Fan[Charge | Reserve → Pack] → (Poll → Wait) × 2,771 → Done`. */
export function formatPath(path: PathExpectation): string {
  return clip(wholePath(path), longestPath);
}

function wholePath(path: PathExpectation): string {
  if (path.length === 0) return '(no state)';
  return foldLoops(path.map(formatStep), (step) => step)
    .map(({ items, times }) => {
      const steps = items.join(' → ');
      return times === 1 ? steps : `${items.length === 1 ? steps : `(${steps})`} × ${formatCount(times)}`;
    })
    .join(' → ');
}

function formatStep(step: PathStep): string {
  const inner = innerOf(step);
  return inner === undefined ? nameOf(step) : `${nameOf(step)}[${formatInner(inner)}]`;
}

function formatInner(paths: InnerPaths): string {
  if (Array.isArray(paths)) return shorten(paths as readonly PathExpectation[]).join(' | ');
  return Object.entries(paths)
    .map(([index, path]) => `${index}: ${wholePath(path as PathExpectation)}`)
    .join(' | ');
}

/** Equal paths of many items are written once. */
function shorten(paths: readonly PathExpectation[]): string[] {
  const texts = paths.map(wholePath);
  if (texts.length < 4 || texts.some((text) => text !== texts[0])) return texts;
  return [`each of ${texts.length}: ${texts[0]}`];
}
