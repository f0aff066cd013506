import {
  calledOf,
  durationOf,
  errorOf,
  redrivesOf,
  retriesOf,
  retryDelaysMs,
  strandsOf,
  transitionsOf,
  type Attempt,
  type Story,
  type Visit,
} from '../../../src/story/trace/Story';

const attempt = (more: Partial<Attempt> = {}): Attempt => ({ startedBy: 'entry', strands: [], ...more }) as Attempt;
const visit = (...attempts: Attempt[]): Visit => ({ attempts }) as unknown as Visit;

const visited = visit(
  attempt({ startedMs: 0, endedMs: 1000, error: 'First' }),
  attempt({ startedBy: 'retry', startedMs: 3000, error: 'Second', cause: 'why' }),
  attempt({ startedBy: 'retry', startedMs: 4500, endedMs: 5000 }),
  attempt({ startedBy: 'redrive', startedMs: 9000, strands: [{ index: 7 }] as never }),
);

test('retries and redrives are attempts by their reason', () => {
  const { attempts } = visited;
  expect([retriesOf(visited), redrivesOf(visited), retriesOf(visit())]).toEqual([
    [attempts[1], attempts[2]],
    [attempts[3]],
    [],
  ]);
});

test('a retry waits from the end of the attempt before, or from its start if that has no end', () => {
  expect([retryDelaysMs(visited), retryDelaysMs(visit()), retryDelaysMs(visit(attempt()))]).toEqual([
    [2000, 1500],
    [],
    [],
  ]);
});

test('the strands are those of the last attempt', () => {
  expect([strandsOf(visited), strandsOf(visit())]).toEqual([[{ index: 7 }], []]);
});

test('the error of a visit is its own, or else that of its last attempt', () => {
  const failed = { ...visit(attempt({ error: 'Inner', cause: 'c' })), error: 'Outer' } as Visit;
  expect([
    errorOf(failed),
    errorOf(visit(attempt(), attempt({ error: 'Inner', cause: 'c' }))),
    errorOf(visit()),
  ]).toEqual([
    { error: 'Outer', cause: undefined },
    { error: 'Inner', cause: 'c' },
    { error: undefined, cause: undefined },
  ]);
});

test('AWS bills the start, each redrive, each state, and each further attempt', () => {
  const transitions = (starts: number, ...visits: Visit[]) => transitionsOf({ starts, visits });
  expect([
    transitions(0),
    transitions(1),
    transitions(1, visit(), visit(attempt())),
    transitions(2, visited, visit()),
  ]).toEqual([0, 1, 3, 7]);
});

test('a duration ends with the execution, or with its last event so far', () => {
  const story = (more: Partial<Story>) => durationOf({ startMs: 100, ...more } as Story);
  expect([story({ stopMs: 350, lastMs: 300 }), story({ lastMs: 300 }), story({})]).toEqual([250, 200, 0]);
});

test('a call is named by its service and action, or by its ARN', () => {
  expect([
    calledOf(attempt({ resourceType: 'lambda', resource: 'invoke' })),
    calledOf(attempt({ resource: 'arn:f' })),
    calledOf(attempt()),
  ]).toEqual(['lambda:invoke', 'arn:f', undefined]);
});
