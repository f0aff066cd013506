import type { Visit, Attempt } from '../../story/trace/Story';
import { doubles, type Json } from '../../util/json';
import { quoted } from '../../util/literal';
import { iterationsOf } from '../../story/trace/strands';

export interface Recorded {
  readonly machine: string;
  readonly status: string;
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly visits: readonly Visit[];
  /** The states of the main line. */
  readonly path: readonly string[];
}

/** A Jest test in which the same input and the same answers must lead to the same path. */
export function toJestTest({ machine, status, input = '{}', output, error, visits, path }: Recorded): string {
  const mocks = [...answersOf(visits)].flatMap(([state, answers]) => mocksOf(state, answers));
  const ends =
    status === 'SUCCEEDED'
      ? ['expect(run).toHaveSucceeded();', `expect(run).toHaveOutput(${literal(output ?? 'null')});`]
      : [error === undefined ? 'expect(run).toHaveFailed();' : `expect(run).toHaveFailedWith(${quoted(error)});`];
  return escapeLines(`import { stepmill } from 'stepmill/jest';

const sfn = stepmill();
// The file that you deploy.
const machine = sfn.stateMachine(${quoted(`./${machine}.asl.json`)});

test(${quoted(`${machine} ${status === 'SUCCEEDED' ? 'succeeds' : 'fails'} as it was recorded`)}, async () => {
${lines([...mocks, `const run = await machine.run(${literal(input)});`, '', ...ends, `expect(run).toHaveTakenPath(${literal(JSON.stringify(path))});`])}
});
`);
}

function mocksOf(state: string, answers: readonly Answered[]): string[] {
  const items = new Set(answers.map(({ item }) => item));
  return [...items].map((item) => {
    const own = answers.filter((one) => one.item === item).map(({ answer }) => answer);
    const forItem = item === undefined ? '' : `.forItem(${item})`;
    return `machine.mock(${quoted(state)})${forItem}${chain(own)};`;
  });
}

/** Consecutive equal answers are written once. The last one needs no count. */
function chain(answers: readonly Answered['answer'][]): string {
  return groupsOf(answers, callOf)
    .map(({ call, times }, index, all) => (times === 1 || index === all.length - 1 ? call : `${call}.times(${times})`))
    .join('');
}

/** Answers as they are written, with consecutive equal ones grouped. */
export function groupsOf(
  answers: readonly Answered['answer'][],
  write: (answer: Answered['answer']) => string,
): readonly { readonly call: string; readonly times: number }[] {
  const groups: { call: string; times: number }[] = [];
  for (const answer of answers) {
    const call = write(answer);
    const last = groups.at(-1);
    if (last?.call === call) last.times++;
    else groups.push({ call, times: 1 });
  }
  return groups;
}

function callOf(answer: Answered['answer']): string {
  if (answer.kind === 'timedOut') return '.timesOut()';
  if (answer.kind === 'returned') return `.returns(${literal(JSON.stringify(answer.value, doubles))})`;
  return answer.cause === undefined
    ? `.throws(${quoted(answer.error)})`
    : `.throws(${quoted(answer.error)}, ${quoted(answer.cause)})`;
}

/** JSON as a value in a program. In an object literal, a member `__proto__` would set the prototype. */
function literal(json: string): string {
  return json.includes('__proto__') ? `JSON.parse(${quoted(json)})` : json;
}

/** JSON allows two line separators that older JavaScript does not. */
function escapeLines(text: string): string {
  return text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function lines(list: readonly string[]): string {
  return list.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}

/** One answer to a task. */
export interface Answered {
  readonly startedId: number;
  /** Its item in the innermost Map around it; `undefined` outside of Maps. */
  readonly item: number | undefined;
  readonly answer:
    | { readonly kind: 'returned'; readonly value: Json }
    | { readonly kind: 'threw'; readonly error: string; readonly cause: string | undefined }
    | { readonly kind: 'timedOut' };
}

/** The answers of each Task state that made calls, in the order of the calls. Open calls are left out. */
export function answersOf(visits: readonly Visit[]): ReadonlyMap<string, readonly Answered[]> {
  const byState = new Map<string, Answered[]>();
  for (const visit of visits) {
    if (visit.type !== 'Task') continue;
    const item = iterationsOf(visit).at(-1)?.index;
    for (const attempt of visit.attempts) {
      const answer = answerOf(attempt);
      if (answer === undefined) continue;
      const list = byState.get(visit.state) ?? [];
      list.push({ startedId: attempt.startedId, item, answer });
      byState.set(visit.state, list);
    }
  }
  for (const list of byState.values()) list.sort((a, b) => a.startedId - b.startedId);
  return byState;
}

function answerOf({ scheduled, outcome, output, error, cause }: Attempt): Answered['answer'] | undefined {
  if (!scheduled) return undefined;
  if (outcome === 'succeeded') return output === undefined ? undefined : { kind: 'returned', value: output };
  if (outcome === 'timedOut') return { kind: 'timedOut' };
  return outcome === 'failed' && error !== undefined ? { kind: 'threw', error, cause } : undefined;
}

/**
 * The answers that an execution's tasks got, as a `MockConfigFile.json` of Step Functions Local: its test case
 * `Recorded` replays them. Each state has one counter, across retries and items.
 */
export function toMockFile(machine: string, visits: readonly Visit[]): string {
  const states = [...answersOf(visits)];
  const testCase = Object.fromEntries(states.map(([state], index) => [state, nameOf(state, index)]));
  const responses = Object.fromEntries(
    states.map(([state, answers], index) => [nameOf(state, index), numbered(answers)]),
  );
  const file = { StateMachines: { [machine]: { TestCases: { Recorded: testCase } } }, MockedResponses: responses };
  return `${JSON.stringify(file, doubles, 2)}\n`;
}

/** Names of states may become equal when characters that are not allowed in response names are removed. */
function nameOf(state: string, index: number): string {
  return `${index + 1}-${state.replace(/[^\w-]+/g, '-').slice(0, 60)}`;
}

function numbered(answers: readonly Answered[]): Record<string, Json> {
  return Object.fromEntries(answers.map(({ answer }, index) => [String(index), responseOf(answer)]));
}

function responseOf(answer: Answered['answer']): Json {
  if (answer.kind === 'returned') return { Return: answer.value };
  if (answer.kind === 'timedOut') return { Throw: { Error: 'States.Timeout', Cause: '' } };
  return { Throw: { Error: answer.error, Cause: answer.cause ?? '' } };
}
