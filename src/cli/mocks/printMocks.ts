import { HarnessError } from '../../errors/HarnessError';
import { type Runner, importsOf } from '../../insight/recordings/export/importsOf';
import type { MachineOptions } from '../../harness/StepmillOptions';
import type { Json, JsonObject } from '../../util/json';
import { present } from '../../util/present';
import { checkUnread, writeNew, isModule } from '../../terminal/writeNew';
import { rehearse } from '../init/rehearse';
import { toLoadOptions, type LoadFlags } from '../../terminal/options/addLoadOptions';
import { chosenMachine } from '../../terminal/options/chosenMachine';
import { printMessage } from '../../terminal/paint';
import type { Terminal } from '../../terminal/Terminal';
import { taskMocks, type TaskMock } from './taskMocks';
import { machineName } from '../../definitions/findDefinition';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { literal, quoted } from '../../util/literal';

export interface MocksFlags extends LoadFlags {
  readonly format: 'file' | Runner;
  /** Default: as for the file, or for JavaScript in the current folder. */
  readonly module?: 'esm' | 'commonjs';
  readonly out?: string;
  readonly force?: boolean;
}

/** Prints or writes a MockConfigFile or a test with a mock for each task. */
export async function printMocks(
  file: string,
  name: string | undefined,
  options: MocksFlags,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): Promise<void> {
  const machine = chosenMachine(file, name, options);
  const { format, out, force } = options;
  if (options.module !== undefined && (format === 'file' || format === 'vitest'))
    throw new HarnessError('--module only applies to tests of Jest and Node: --format jest, --format node.');
  if (format === 'file' && out !== undefined && /\.[cm]?[jt]sx?$/.test(out))
    throw new HarnessError(
      `--out ${out} is the name of a program, but --format file writes JSON. For a test, write --format jest, vitest or node, ` +
        `or --out ${out.replace(/\.[^.]*$/, '')}.json.`,
    );
  if (force === true && out === undefined)
    throw new HarnessError('--force overwrites the file of --out, so write --out, too.');
  const module = options.module === undefined ? isModule(out ?? 'test.js') : options.module === 'esm';
  const answers = await answersFor(machine, file, name, options);
  const text = format === 'file' ? mockFile(machine, answers) : mocksTest(format, module, file, name, answers);
  if (out === undefined) stdout.write(text);
  else {
    checkUnread(out, [file]);
    writeNew(out, text, force);
    stderr.write(`written: ${out}\n`);
  }
  const { input, ending } = answers;
  if (ending !== undefined)
    printMessage(
      stderr,
      'note',
      `with these answers, '${machine.name}' ends with ${ending} Fill in the answers of your services.`,
    );
  else if (format === 'file' && JSON.stringify(input) !== '{}')
    printMessage(stderr, 'note', `AllSucceed succeeds with an input like ${JSON.stringify(input)}`);
}

/** An input, and an answer for each task. */
interface Answers {
  readonly input: Json;
  readonly mocks: readonly TaskMock[];
  /** How the workflow ends with them; `undefined` if it succeeds. */
  readonly ending: string | undefined;
}

/** Answers with which the workflow succeeds, if they can be found, or else the smallest answer of each task. */
async function answersFor(
  machine: LoadedDefinition,
  file: string,
  name: string | undefined,
  flags: LoadFlags,
): Promise<Answers> {
  const least = taskMocks(JSON.parse(machine.definition) as JsonObject);
  try {
    const { parameters, substitutions } = toLoadOptions(flags) as MachineOptions;
    const { input, mocks, run } = await rehearse(file, name, present({ parameters, substitutions }));
    const found = new Map(mocks.map(({ state, result }) => [state, result]));
    const isMockable = mocks.every(({ state }) => least.some((mock) => mock.state === state));
    const [cause = ''] = (run.cause ?? '').split('\n');
    const failure = `${run.error ?? run.status}${cause === '' ? '.' : `: ${cause}`}`;
    if (run.status !== 'SUCCEEDED') return { input: {}, mocks: least, ending: failure };
    const all = least.map((mock) => ({ ...mock, result: found.get(mock.state) ?? mock.result }));
    return { input, mocks: all, ending: isMockable ? undefined : 'an error: it reads items from S3.' };
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    return { input: {}, mocks: least, ending: `an error: ${error.message.split('\n')[0]!}` };
  }
}

/** Attempts for which an answer is used: loops, retries and Map items count on. */
const attempts = '0-999';

/** A MockConfigFile in which every task of a machine succeeds, and therefore the machine, if the name says so. */
function mockFile(
  machine: Pick<LoadedDefinition, 'name' | 'stateMachineName' | 'placeholderName'>,
  { mocks, ending }: Answers,
): string {
  const testCase = ending === undefined ? 'AllSucceed' : 'AllAnswer';
  const byState = mocks.map(({ state }) => [state, `${state}Succeeds`] as const);
  const file = {
    StateMachines: { [machineName(machine)]: { TestCases: { [testCase]: Object.fromEntries(byState) } } },
    MockedResponses: Object.fromEntries(
      mocks.map(({ result }, index) => [byState[index]![1], { [attempts]: { Return: result } }]),
    ),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A test in which every task of a machine has a mock. */
function mocksTest(
  runner: Runner,
  isModule: boolean,
  file: string,
  name: string | undefined,
  { mocks, input }: Answers,
): string {
  const machine = [file, ...(name === undefined ? [] : [name])].map(quoted).join(', ');
  const lines = [
    ...importsOf(runner, isModule),
    '',
    'const sfn = stepmill();',
    `const machine = sfn.stateMachine(${machine});`,
    '',
    "test('succeeds', async () => {",
    ...mocks.map(
      ({ state, calls, result }) => `  machine.mock(${quoted(state)}).returns(${literal(result)}); // ${calls}`,
    ),
    `  const run = await machine.run(${literal(input)});`,
    '  expect(run).toHaveSucceeded();',
    '});',
  ];
  return `${lines.join('\n')}\n`;
}
