import { Run } from '../harness/run/Run';
import type { StateView } from '../harness/run/StateView';
import { describeLastError } from '../../story/trace/describeLastError';
import { formatStory, type StoryFormat } from '../../story/trace/formatStory';
import { errorOf, type Story } from '../../story/trace/Story';
import type { MatcherContext } from './Matcher';

/**
 * The text of a failure: what was expected, the path as a tree with times, the last error with its place in the
 * definition, and how to have the same run again.
 */
export function failure(subject: Run | StateView, lines: readonly string[], format?: StoryFormat): string {
  const { story } = subject;
  const { repeat } = story.origin;
  const mark = subject instanceof Run ? undefined : subject.last;
  const tree = formatStory(story, { mark: mark && marksAnything(subject) ? mark : undefined, ...format });
  const below = [...describeLastError(story), ...whereChildrenAre(story), ...(repeat === undefined ? [] : [repeat])];
  return [...lines, '', tree, ...(below.length === 0 ? [] : ['', ...below])].join('\n');
}

/** Why children of a Map Run have failed stands in their own histories. */
function whereChildrenAre({ visits }: Story): string[] {
  const map = visits.findLast((visit) => errorOf(visit).error === 'States.ExceedToleratedFailureThreshold');
  if (map === undefined) return [];
  return [`its children: const each = await run.mapRun('${map.state}'); (await each.failed()).map(String)`];
}

/** A state with one visit is found in the tree by its name. */
function marksAnything(subject: Run | StateView): boolean {
  return subject.story.visits.filter(({ state }) => !(subject instanceof Run) && state === subject.name).length > 1;
}

/** `to` or `not to`, as the matcher was called. */
export function to({ isNot }: MatcherContext): string {
  return isNot === true ? 'not to' : 'to';
}
