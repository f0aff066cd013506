import {
  type Story,
  calledOf,
  errorOf,
  retryDelaysMs,
  type Attempt,
  type Strand,
  type Visit,
} from '../../story/trace/Story';
import type { CompareOptions, Comparison, Side, Surrounding, DifferencePlace } from './Comparison';
import { ValueEquality } from './ValueEquality';
import { Findings } from './Findings';
import { pairChildren } from './compareValues';

/**
 * Compares what two executions did: path, data, calls, retries, variables and errors. Branches and items are matched by
 * content, not by the time at which they ran. Ids, times, tokens, request ids, accounts and regions are ignored.
 */
export function compareExecutions(expected: Side, actual: Side, options: CompareOptions = {}): Comparison {
  const equality = new ValueEquality(expected.story, actual.story);
  const findings = new Findings(equality, options);
  compareStories(expected, actual, findings, []);
  return { differences: findings.list(), notCompared: [...findings.notCompared] };
}

function compareStories(expected: Side, actual: Side, findings: Findings, within: readonly Surrounding[]): void {
  const [was, is] = [expected.story, actual.story];
  const place = { state: undefined, visit: 0, attempt: undefined, within };
  findings.at(0).values('input', place, was.input, is.input);
  const without = [was, is].filter(({ events }) => events === undefined).map(({ name }) => name);
  if (without.length > 0) findings.notCompared.add(`the states: there is no history of ${without.join(' and of ')}`);
  else new StrandComparer(expected, actual, findings).strand(was.main, is.main, within, false);
  findings.at(lastEventOf(is));
  findings.values('status', place, was.status, is.status);
  findings.values('error', place, was.error, is.error);
  findings.cause(place, was.cause, is.cause);
  findings.values('output', place, was.output, is.output);
}

function lastEventOf({ events }: Story): number {
  return events?.at(-1)?.id ?? 0;
}

/** The tolerance for waits, in milliseconds, if durations count. */
const tolerance = 500;

/** Compares lines of states: the main one, branches, items. */
class StrandComparer {
  constructor(
    private readonly expected: Side,
    private readonly actual: Side,
    private readonly findings: Findings,
  ) {}

  /** `mayBeCut`: a failing sibling has ended both lines, each wherever it was. */
  strand(expected: Strand, actual: Strand, within: readonly Surrounding[], mayBeCut: boolean): void {
    const visits = new Map<string, number>();
    let before: DifferencePlace = { state: undefined, visit: 0, attempt: undefined, within };
    for (let index = 0; index < Math.max(expected.visits.length, actual.visits.length); index++) {
      const [was, is] = [expected.visits[index], actual.visits[index]];
      if (mayBeCut && (was === undefined || is === undefined)) return;
      if (was === undefined || is === undefined || was.state !== is.state) {
        const order = is?.enteredId ?? actual.visits.at(-1)?.enteredId ?? 0;
        this.findings.at(order).add('path', before, '', was?.state, is?.state);
        return;
      }
      const visit = visits.get(was.state) ?? 0;
      visits.set(was.state, visit + 1);
      const place = { state: was.state, visit, attempt: undefined, within };
      if (!this.visit(was, is, place, mayBeCut)) return;
      before = place;
    }
  }

  /** Returns whether the line continues. */
  private visit(expected: Visit, actual: Visit, place: DifferencePlace, mayBeCut: boolean): boolean {
    const { findings } = this;
    findings.at(actual.enteredId).values('input', place, expected.input, actual.input);
    const isCut = mayBeCut && (expected.outcome === 'aborted' || actual.outcome === 'aborted');
    const count = Math.min(expected.attempts.length, actual.attempts.length);
    for (let index = 0; index < count; index++) {
      const [was, is] = [expected.attempts[index]!, actual.attempts[index]!];
      this.attempt(was, is, { ...place, attempt: index }, isCut && index === count - 1);
    }
    findings.at(actual.attempts.at(-1)?.startedId ?? actual.enteredId);
    if (isCut) {
      // The position of an aborted state is accidental, but which branch has failed counts.
      if (expected.outcome === 'failed' || actual.outcome === 'failed')
        findings.add('outcome', place, '', expected.outcome, actual.outcome);
      return false;
    }
    findings.values('attempts', place, expected.attempts.length, actual.attempts.length);
    findings.values('outcome', place, expected.outcome, actual.outcome);
    if (!toldByAttempt(expected) || !toldByAttempt(actual)) {
      const [was, is] = [errorOf(expected), errorOf(actual)];
      findings.values('error', place, was.error, is.error);
      findings.cause(place, was.cause, is.cause);
    }
    findings.values('variables', place, expected.assigned, actual.assigned);
    findings.values('output', place, expected.output, actual.output);
    if (findings.options.durations === true) this.durations(expected, actual, place);
    return true;
  }

  private attempt(expected: Attempt, actual: Attempt, place: DifferencePlace, isCut: boolean): void {
    const { findings } = this;
    findings.at(actual.startedId);
    findings.values('resource', place, calledOf(expected), calledOf(actual));
    findings.values('role', place, expected.roleArn, actual.roleArn);
    findings.values('parameters', place, expected.parameters, actual.parameters);
    const failed = isCut || (hasFailed(expected) && hasFailed(actual));
    this.strands(expected, actual, place, failed);
    if (expected.mapRunArn !== undefined && actual.mapRunArn !== undefined)
      this.children(expected.mapRunArn, actual.mapRunArn, place);
    if (isCut) return;
    findings.at(actual.startedId);
    findings.values('outcome', place, expected.outcome, actual.outcome);
    findings.values('error', place, expected.error, actual.error);
    findings.cause(place, expected.cause, actual.cause);
    findings.values('result', place, expected.output, actual.output);
  }

  private strands(expected: Attempt, actual: Attempt, place: DifferencePlace, failed: boolean): void {
    const [was, is] = [expected.strands, actual.strands];
    const what = (was[0] ?? is[0])?.kind === 'branch' ? 'branches' : 'items';
    if (!failed && was.length !== is.length) this.findings.add(what, place, '', was.length, is.length);
    const groups = was.flatMap((strand) => {
      const partner = partnerOf(strand, is);
      if (partner === undefined) return [];
      const group = this.findings.group();
      const kind = strand.kind === 'branch' ? 'branch' : 'item';
      const within = [...place.within, { state: place.state!, kind, index: strand.index } as const];
      const comparer = new StrandComparer(this.expected, this.actual, group);
      comparer.strand(strand, partner, within, failed);
      return [group];
    });
    this.findings.join(groups);
  }

  private children(expectedArn: string, actualArn: string, place: DifferencePlace): void {
    const { findings } = this;
    const [was, is] = [this.expected.children?.(expectedArn), this.actual.children?.(actualArn)];
    if (was === undefined || is === undefined) {
      findings.notCompared.add(`the children of the Distributed Map '${place.state}': they are not available`);
      return;
    }
    findings.values('children', place, was.length, is.length);
    for (const [index, [one, other]] of pairChildren(was, is).entries()) {
      const group = findings.child(one, other);
      compareStories(one, other, group, [...place.within, { state: place.state!, kind: 'child', index }]);
      findings.join([group]);
    }
  }

  private durations(expected: Visit, actual: Visit, place: DifferencePlace): void {
    const [was, is] = [waitsOf(expected), waitsOf(actual)];
    for (const [index, ms] of was.entries()) {
      const other = is[index];
      if (other !== undefined && Math.abs(ms - other) > tolerance)
        this.findings.add(
          'duration',
          expected.type === 'Wait' ? place : { ...place, attempt: index + 1 },
          '',
          ms,
          other,
        );
    }
  }
}

/** Branches are matched by their first state; a changed definition may start them differently. */
function partnerOf(strand: Strand, others: readonly Strand[]): Strand | undefined {
  const first = strand.visits[0]?.state;
  const same = strand.kind === 'branch' ? others.find(({ visits }) => visits[0]?.state === first) : undefined;
  return same ?? others.find(({ index }) => index === strand.index);
}

function hasFailed({ outcome }: Attempt): boolean {
  return outcome === 'failed' || outcome === 'aborted';
}

/** Whether the last attempt has already reported the error of a visit. */
function toldByAttempt({ error, cause, attempts }: Visit): boolean {
  const last = attempts.at(-1);
  return (error === undefined && last !== undefined) || (error === last?.error && cause === last?.cause);
}

/** In milliseconds. */
function waitsOf(visit: Visit): readonly number[] {
  if (visit.type !== 'Wait') return retryDelaysMs(visit);
  return visit.exitedMs === undefined ? [] : [visit.exitedMs - visit.enteredMs];
}
