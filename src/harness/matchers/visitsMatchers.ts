import type { Json } from '../../util/json';
import { times } from '../../util/formatCount';
import type { StateView } from '../run/StateView';
import type { Visit } from '../../story/trace/Story';
import { checkExpected } from './checkExpected';
import { failure, to, difference } from './failure';
import type { Matcher, MatcherContext } from './Matcher';
import { asRunWithHistory } from './subjects';

/** A matcher for the visits of one state of a run: whether any visit has a value and, if given, which. */
function visitsMatcher(
  name: string,
  { verb, noun, counts, read }: VisitWords,
): Matcher<[state: string, value?: unknown]> {
  return function (received, stateName, ...values) {
    const run = asRunWithHistory(received, name);
    const state = run.state(stateName);
    if (values.length > 0) checkExpected(values[0], `The ${noun} of ${name}(…)`);
    const visits = state.visits.filter(counts);
    const some = visits.some((visit) => values.length === 0 || this.equals(read(visit), values[0]));
    return {
      pass: some,
      message: () =>
        failure(run, [
          `expected the execution ${to(this)} have ${verb} state '${stateName}'${values.length === 0 ? '' : ` with the ${noun}`}`,
          ...describeValues(this, { values, visits, state, verb, read }),
        ]),
    };
  };
}

interface VisitWords {
  /** `entered` */
  readonly verb: string;
  /** `input` */
  readonly noun: string;
  readonly counts: (visit: Visit) => boolean;
  readonly read: (visit: Visit) => Json | undefined;
}

interface Found extends Pick<VisitWords, 'verb' | 'read'> {
  readonly values: readonly unknown[];
  readonly visits: readonly Visit[];
  readonly state: StateView;
}

function describeValues(context: MatcherContext, { values, visits, state, verb, read }: Found): string[] {
  const expected = values.length === 0 ? [] : [`  ${context.utils.printExpected(values[0])}`];
  if (visits.length === 0)
    return [...expected, `but it never ${verb} it${state.entered ? ', though it entered it' : ''}`];
  if (context.isNot === true || values.length === 0)
    return [...expected, ...(values.length === 0 ? [`but it ${verb} it ${times(visits.length)}`] : [])];
  if (visits.length === 1) return difference(context, values[0], read(visits[0]!));
  const shown = visits
    .slice(0, 5)
    .map((visit, index) => `  visit ${index}: ${context.utils.printReceived(read(visit))}`);
  const more = visits.length > shown.length ? [`  … and ${visits.length - shown.length} more`] : [];
  return [...expected, `but it ${verb} it ${times(visits.length)}, with`, ...shown, ...more];
}

export const toHaveEntered = visitsMatcher('toHaveEntered', {
  verb: 'entered',
  noun: 'input',
  counts: () => true,
  read: ({ input }) => input,
});

export const toHaveExited = visitsMatcher('toHaveExited', {
  verb: 'exited',
  noun: 'output',
  counts: ({ exitedMs }) => exitedMs !== undefined,
  read: ({ output }) => output,
});
