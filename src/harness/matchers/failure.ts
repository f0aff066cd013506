import { Run } from '../run/Run';
import type { StateView } from '../run/StateView';
import { describeLastError, formatStory, type StoryFormat } from '../../story/trace/formatStory';
import { errorOf, type Story } from '../../story/trace/Story';
import { clip, clipLines } from '../../story/trace/clip';
import type { MatcherContext } from './Matcher';

/**
 * The text of a failure: what was expected, the path as a tree with times, the last error with its place in the
 * definition, and how to repeat the run.
 */
export function failure(subject: Run | StateView, lines: readonly string[], format?: StoryFormat): string {
  const { story } = subject;
  const { repeat } = story.origin;
  const mark = subject instanceof Run ? undefined : subject.last;
  const tree = formatStory(story, { mark: mark && marksAnything(subject) ? mark : undefined, ...format });
  const below = [...describeLastError(story), ...whereChildrenAre(story), ...(repeat === undefined ? [] : [repeat])];
  return [...lines, '', tree, ...(below.length === 0 ? [] : ['', ...below])].join('\n');
}

/** The histories of the children say why they failed. */
function whereChildrenAre({ visits }: Story): string[] {
  const map = visits.findLast((visit) => errorOf(visit).error === 'States.ExceedToleratedFailureThreshold');
  if (map === undefined) return [];
  return [`its children: const each = await run.mapRun('${map.state}'); (await each.failed()).map(String)`];
}

/** A state with one visit is found in the tree by its name. */
function marksAnything(subject: Run | StateView): boolean {
  return subject.story.visits.filter(({ state }) => !(subject instanceof Run) && state === subject.name).length > 1;
}

/** `to` or `not to`, depending on how the matcher was called. */
export function to({ isNot }: MatcherContext): string {
  return isNot === true ? 'not to' : 'to';
}

const mostLines = 120;
const longest = 4_000;

/** A value as the runner prints it, truncated if it is very long. */
function printed(text: string): string {
  return text.length <= longest ? text : clip(text, longest);
}

/** Lines that show an expected and a received value: line by line if both are objects, or else one below the other. */
export function difference(context: MatcherContext, expected: unknown, received: unknown, label = ''): string[] {
  const aligned = align(context, expected, received);
  const lines = isComposite(aligned) && isComposite(received) ? context.utils.diff?.(aligned, received) : undefined;
  if (lines !== undefined && lines !== null && lines !== '')
    return [...(label === '' ? [] : [`  ${label}`]), '', ...clipLines(lines.trimEnd().split('\n'), mostLines)];
  return [
    `  expected${label && ` ${label}`}: ${printed(context.utils.printExpected(expected))}`,
    `  received${label && ` ${label}`}: ${received === undefined ? 'nothing' : printed(context.utils.printReceived(received))}`,
  ];
}

/**
 * The expectation, with each asymmetric matcher that accepts replaced by the received value, so that it shows no
 * difference.
 */
function align(context: MatcherContext, expected: unknown, received: unknown): unknown {
  if (!isComposite(expected)) return expected;
  if (typeof (expected as { asymmetricMatch?: unknown }).asymmetricMatch === 'function')
    return context.equals(received, expected) ? received : expected;
  if (!isComposite(received)) return expected;
  if (Array.isArray(expected))
    return Array.isArray(received) ? expected.map((item, index) => align(context, item, received[index])) : expected;
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [name, align(context, value, received[name])]),
  );
}

function isComposite(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
