import type { Visit } from '../../story/trace/Story';
import { doubles } from '../../util/json';
import { quoted } from '../../util/literal';
import { answersOf, type Answered } from './answersOf';

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

/** A Jest test in which the same input and the same answers must lead the same way. */
export function toJestTest({ machine, status, input = '{}', output, error, visits, path }: Recorded): string {
  const mocks = [...answersOf(visits)].flatMap(([state, answers]) => mocksOf(state, answers));
  const ends =
    status === 'SUCCEEDED'
      ? ['expect(run).toHaveSucceeded();', `expect(run).toHaveOutput(${literal(output ?? 'null')});`]
      : [`expect(run).toHaveFailed(${error === undefined ? '' : quoted(error)});`];
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

/** Answers that follow each other and are the same are written once. The last one needs no number. */
function chain(answers: readonly Answered['answer'][]): string {
  const groups: { call: string; times: number }[] = [];
  for (const answer of answers) {
    const call = callOf(answer);
    const last = groups.at(-1);
    if (last?.call === call) last.times++;
    else groups.push({ call, times: 1 });
  }
  return groups
    .map(({ call, times }, index) => (times === 1 || index === groups.length - 1 ? call : `${call}.times(${times})`))
    .join('');
}

function callOf(answer: Answered['answer']): string {
  if (answer.kind === 'timedOut') return '.timesOut()';
  if (answer.kind === 'returned') return `.returns(${literal(JSON.stringify(answer.value, doubles))})`;
  return answer.cause === undefined
    ? `.throws(${quoted(answer.error)})`
    : `.throws(${quoted(answer.error)}, ${quoted(answer.cause)})`;
}

/** A JSON text as a value in a program. A member `__proto__` would set the prototype of an object that is written out. */
function literal(json: string): string {
  return json.includes('__proto__') ? `JSON.parse(${quoted(json)})` : json;
}

/** JSON allows two line breaks that programs of old do not. */
function escapeLines(text: string): string {
  return text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function lines(list: readonly string[]): string {
  return list.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}
