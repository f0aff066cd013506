import type { WalkedState } from '../../../src/language/asl/walk';
import {
  beginAttempt,
  caughtError,
  closeStrands,
  failAttempt,
  failedIn,
  failStateError,
  failureIn,
  reopenStrand,
} from '../../../src/story/trace/attempts';
import type { Attempt, Strand, Visit } from '../../../src/story/trace/Story';
import type { StoryEvent } from '../../../src/story/trace/StoryEvent';
import type { JsonObject } from '../../../src/util/json';

/** A visit whose last attempt is open, with these strands inside. */
function visitOf(state: string, strand: Strand, type: Visit['type'] = 'Task'): Visit {
  const visit = { state, type, strand, outcome: 'open', attempts: [], exitedMs: undefined } as unknown as Visit;
  strand.visits.push(visit);
  beginAttempt(visit, { id: 1, timestampMs: 10, details: {} } as unknown as StoryEvent, false);
  return visit;
}

const strandOf = (owner?: Visit): Strand => ({ kind: 'main', index: 0, owner, visits: [] });

/** A Parallel with a failing Task in one branch and a waiting one in the other. */
function scene() {
  const main = strandOf();
  const parallel = visitOf('All', main, 'Parallel');
  const branches = [strandOf(parallel), strandOf(parallel)];
  parallel.attempts[0]!.strands.push(...branches);
  return { main, parallel, branches, failing: visitOf('Bad', branches[0]!), waiting: visitOf('Slow', branches[1]!) };
}

const shortly = ({ outcome, error, cause, attempts }: Visit) => ({
  outcome,
  error,
  cause,
  attempts: attempts.map((attempt) => [attempt.outcome, attempt.error, attempt.endedMs]),
});

test('an attempt has its reason, and its call if one was made', () => {
  const visit = { attempts: [], error: 'Before', cause: 'c', location: 'l' } as unknown as Visit;
  const event = {
    id: 7,
    timestampMs: 1000,
    details: { resource: 'invoke', resourceType: 'lambda', taskCredentials: { roleArn: 'r' } },
  } as unknown as StoryEvent;
  const plain = {
    startedId: 7,
    startedMs: 1000,
    startedBy: 'entry',
    scheduled: false,
    endedMs: undefined,
    outcome: 'open',
    parameters: undefined,
    resource: undefined,
    resourceType: undefined,
    roleArn: undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
    strands: [],
    mapRunArn: undefined,
  };
  const called = {
    ...plain,
    scheduled: true,
    parameters: { p: 1 },
    resource: 'invoke',
    resourceType: 'lambda',
    roleArn: 'r',
  };
  beginAttempt(visit, event, false);
  beginAttempt(visit, event, false, { parameters: { p: 1 } });
  beginAttempt(visit, event, true, { parameters: { p: 1 } });
  expect(visit.attempts).toEqual([plain, { ...called, startedBy: 'retry' }, { ...called, startedBy: 'redrive' }]);
  expect([visit.error, visit.cause, visit.location]).toEqual([undefined, undefined, undefined]);
});

test('a failure is that of an event; a timeout is marked', () => {
  const attempt = {} as Attempt;
  failAttempt(attempt, failureIn({ error: 'E', cause: 'C' }), 20, 'timedOut');
  expect([attempt, failureIn({})]).toEqual([
    { outcome: 'timedOut', error: 'E', cause: 'C', endedMs: 20 },
    { error: undefined, cause: undefined },
  ]);
});

test('when a state fails, it and the states around it have failed, and the others were aborted', () => {
  const { main, parallel, failing, waiting } = scene();
  closeStrands([main], failing, { error: 'E', cause: 'C' }, 50);
  expect([parallel, failing, waiting].map(shortly)).toEqual([
    { outcome: 'failed', error: 'E', cause: 'C', attempts: [['failed', 'E', 50]] },
    { outcome: 'failed', error: 'E', cause: 'C', attempts: [['failed', 'E', 50]] },
    { outcome: 'aborted', error: undefined, cause: undefined, attempts: [['aborted', undefined, 50]] },
  ]);
  expect([failedIn(main), failedIn(waiting.strand)]).toEqual([failing, undefined]);
});

test('without a failing state everything was aborted', () => {
  const { main, parallel, failing, waiting } = scene();
  closeStrands([main], undefined, { error: 'E', cause: undefined }, 50);
  expect([parallel, failing, waiting].map(({ outcome }) => outcome)).toEqual(['aborted', 'aborted', 'aborted']);
  expect(failedIn(main)).toBeUndefined();
});

test('an own error of a visit stays; what has ended stays', () => {
  const { main, parallel, failing, waiting } = scene();
  failing.error = 'Own';
  waiting.outcome = 'succeeded';
  closeStrands([main], failing, { error: 'E', cause: 'C' }, 50);
  expect([failing.error, parallel.error, waiting.outcome]).toEqual(['Own', 'E', 'succeeded']);
});

test('a redrive opens what had failed or was aborted, and names the tasks that run again', () => {
  const { main, parallel, failing, waiting, branches } = scene();
  const before = visitOf('Before', branches[0]!);
  branches[0]!.visits.reverse();
  before.outcome = 'succeeded';
  closeStrands([main], failing, { error: 'E', cause: 'C' }, 50);
  const redriven = new Set<Visit>();
  reopenStrand(main, redriven);
  expect([...redriven]).toEqual([failing, waiting]);
  expect([parallel, failing, waiting, before].map(shortly)).toEqual([
    { outcome: 'open', error: undefined, cause: undefined, attempts: [['open', undefined, undefined]] },
    { outcome: 'open', error: undefined, cause: undefined, attempts: [['failed', 'E', 50]] },
    { outcome: 'open', error: undefined, cause: undefined, attempts: [['aborted', undefined, 50]] },
    { outcome: 'succeeded', error: undefined, cause: undefined, attempts: [['open', undefined, undefined]] },
  ]);
});

const state = (object: JsonObject) => ({ object }) as WalkedState;

test.each<[JsonObject, unknown]>([
  [
    { Error: 'E', Cause: 'C' },
    { error: 'E', cause: 'C' },
  ],
  [{ Error: '{% $e %}', Cause: 'all {% of it %} is text' }, { cause: 'all {% of it %} is text' }],
  [{ 'Error.$': '$.e' }, {}],
  [{ Error: 5 }, {}],
])('the error of the Fail state %j', (object, expected) => {
  expect(failStateError(state(object))).toEqual(expected);
});

test.each<[JsonObject[], JsonObject, unknown]>([
  [[{ ErrorEquals: ['States.ALL'] }], { Error: 'E', Cause: 'C' }, { error: 'E', cause: 'C' }],
  [[{ ResultPath: '$.a.b' }], { a: { b: { Error: 'E' } } }, { error: 'E', cause: undefined }],
  [[{ ResultPath: '$.x' }, { ResultPath: '$.y' }], { y: { Error: 'E' } }, { error: 'E', cause: undefined }],
  [[{ ResultPath: '$.a[0]' }], { a: [{ Error: 'E' }] }, undefined],
  [[{ ResultPath: null }], { Error: 'E' }, undefined],
  [[], { Error: 'E' }, undefined],
  [[{}], { Error: 5 }, undefined],
])('the error that %j put into %j', (catchers, output, expected) => {
  expect(caughtError(state({ Catch: catchers }), output)).toEqual(expected);
});

test('without a state or an output there is no error', () => {
  expect([
    failStateError(undefined),
    caughtError(undefined, {}),
    caughtError(state({ Catch: [{}] }), undefined),
  ]).toEqual([{ error: undefined, cause: undefined }, undefined, undefined]);
});
