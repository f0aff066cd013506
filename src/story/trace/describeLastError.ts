import { toPointer } from '../../language/asl/path';
import { describeError } from './formatStory';
import { findState } from './findState';
import { errorOf, type Story, type Visit } from './Story';

/** The error that the execution ended with, or the last that it caught, and where its state stands. */
export function describeLastError(story: Story): string[] {
  const visit = lastFailed(story);
  if (visit === undefined) return [];
  const { error, cause } = errorOf(visit);
  if (error === story.error && cause === story.cause) return [`failed in ${placeOf(story, visit)}`];
  return [`last error: ${describeError(error, cause)}`, `  in ${placeOf(story, visit)}`];
}

/** The innermost state of what failed last. */
function lastFailed({ visits }: Story): Visit | undefined {
  return (
    visits.findLast(({ outcome }) => outcome === 'failed') ?? visits.findLast(({ outcome }) => outcome === 'caught')
  );
}

/** `state 'Ship' at /States/Ship (order.asl.json:14)` */
function placeOf({ origin: { definition, locate } }: Story, { state, location }: Visit): string {
  const found = findState(definition, state);
  if (found === undefined) return `state '${state}'`;
  const pointer = toPointer(found.path) + (location === undefined ? '' : `/${location.replace(/\[(\d+)\]/g, '/$1')}`);
  const written = locate?.(pointer);
  return `state '${state}' at ${pointer}${written === undefined ? '' : ` (${written.file}:${written.line})`}`;
}
