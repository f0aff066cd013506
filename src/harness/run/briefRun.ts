import { briefList, briefText, briefValue } from '../../story/trace/briefValue';
import type { Story } from '../../story/trace/Story';
import { UnreadStory } from '../../story/trace/UnreadStory';
import type { StateView } from './StateView';

/** What is printed of a run: at most a page. */
export function briefRun(head: Story | UnreadStory): object {
  const { executionArn, status, error, cause, input, output, visits } = head;
  const hasHistory = head instanceof UnreadStory || head.events !== undefined;
  const path = visits.filter(({ strand }) => strand.kind === 'main').map(({ state }) => state);
  return {
    executionArn,
    status,
    error: briefText(error),
    cause: briefText(cause),
    path: hasHistory ? briefList(path) : undefined,
    input: briefValue(input),
    output: briefValue(output),
  };
}

/** What is printed of a state. */
export function briefState(view: StateView): object {
  const { name, description, visits, last, input, output, error, cause, retries } = view;
  return {
    name,
    description: description === `state '${name}'` ? undefined : description,
    visits: visits.length,
    outcome: last?.outcome,
    error: briefText(error),
    cause: briefText(cause),
    retries,
    input: briefValue(input),
    output: briefValue(output),
  };
}
