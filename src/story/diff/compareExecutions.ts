import type { Story } from '../trace/Story';
import type { CompareOptions, Comparison, Side, Surrounding } from './Comparison';
import { Likeness } from './Likeness';
import { Findings } from './Findings';
import { StrandComparer } from './StrandComparer';

/**
 * Compares what two executions did: path, data, calls, retries, variables and errors. Branches and items are met by what
 * they are, not by when they ran. Ids, times, tokens, ids of requests, accounts and regions do not count.
 */
export function compareExecutions(expected: Side, actual: Side, options: CompareOptions = {}): Comparison {
  const likeness = new Likeness(expected.story, actual.story);
  const findings = new Findings(likeness, options);
  compareStories(expected, actual, findings, []);
  return { differences: findings.list(), notCompared: [...findings.notCompared] };
}

function compareStories(expected: Side, actual: Side, findings: Findings, within: readonly Surrounding[]): void {
  const [was, is] = [expected.story, actual.story];
  const place = { state: undefined, visit: 0, attempt: undefined, within };
  findings.at(0).values('input', place, was.input, is.input);
  const without = [was, is].filter(({ events }) => events === undefined).map(({ name }) => name);
  if (without.length > 0) findings.notCompared.add(`the states: there is no history of ${without.join(' and of ')}`);
  else new StrandComparer(expected, actual, findings, compareStories).strand(was.main, is.main, within, false);
  findings.at(lastEventOf(is));
  findings.values('status', place, was.status, is.status);
  findings.values('error', place, was.error, is.error);
  findings.cause(place, was.cause, is.cause);
  findings.values('output', place, was.output, is.output);
}

function lastEventOf({ events }: Story): number {
  return events?.at(-1)?.id ?? 0;
}
