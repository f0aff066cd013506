import { doubles } from '../../util/json';
import { answersOf, groupsOf, type Answered, type Recorded } from './exportFiles';

/** Like `toJestTest`, for pytest, with the fixture `sfn` of the package pytest-stepmill. */
export function toPytest({ machine, status, input = '{}', output, error, visits, path }: Recorded): string {
  const mocks = [...answersOf(visits)].flatMap(([state, answers]) => mocksOf(state, answers));
  const ends =
    status === 'SUCCEEDED'
      ? [`assert run.output == ${python(output ?? 'null')}`]
      : error === undefined
        ? []
        : [`assert run.error == ${quoted(error)}`];
  const lines = [
    '# The file that you deploy.',
    `machine = sfn.machine(${quoted(`${machine}.asl.json`)})`,
    ...mocks,
    '',
    `run = machine.run(${python(input)})`,
    '',
    `assert run.status == ${quoted(status)}`,
    ...ends,
    `assert run.path == ${python(JSON.stringify(path))}`,
  ];
  const name = `${machine.replace(/\W+/g, '_')}_${status === 'SUCCEEDED' ? 'succeeds' : 'fails'}`;
  return `# pip install pytest-stepmill
def test_${name}_as_it_was_recorded(sfn):
${lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n')}
`;
}

function mocksOf(state: string, answers: readonly Answered[]): string[] {
  const items = new Set(answers.map(({ item }) => item));
  return [...items].map((item) => {
    const own = answers.filter((one) => one.item === item).map(({ answer }) => answer);
    const calls = groupsOf(own, answerOf).map(({ call, times }, index, all) =>
      times === 1 || index === all.length - 1
        ? call
        : call.replace(/\)$/, `${call.endsWith('()') ? '' : ', '}times=${times})`),
    );
    const forItem = item === undefined ? '' : `.for_item(${item})`;
    return `machine.mock(${quoted(state)})${forItem}${calls.join('')}`;
  });
}

function answerOf(answer: Answered['answer']): string {
  if (answer.kind === 'timedOut') return '.times_out()';
  if (answer.kind === 'returned') return `.returns(${python(JSON.stringify(answer.value, doubles))})`;
  const cause = answer.cause === undefined ? '' : `, ${quoted(answer.cause)}`;
  return `.throws(${quoted(answer.error)}${cause})`;
}

/** JSON strings are valid Python strings. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

const words: Readonly<Record<string, string>> = { true: 'True', false: 'False', null: 'None' };

/** A JSON string as a Python literal. */
function python(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|true|false|null/g, (token) => words[token] ?? token);
}
