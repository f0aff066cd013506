import { HarnessError } from '../../errors/HarnessError';
import { type Runner, importsOf } from '../../testing/recordings/export/importsOf';
import type { JsonObject } from '../../util/json';
import { checkUnread, writeNew, isModule } from '../tests/writeNew';
import type { LoadFlags } from '../options/addLoadOptions';
import { chosenMachine } from '../options/chosenMachine';
import type { Terminal } from '../terminal/Terminal';
import { taskMocks, type TaskMock } from './taskMocks';
import { machineName } from '../../definitions/findDefinition';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { literal, quoted } from '../../util/literal';

export interface MocksFlags extends LoadFlags {
  readonly format: 'file' | Runner;
  /** Default: that of the file, or of JavaScript in the current folder. */
  readonly module?: 'esm' | 'commonjs';
  readonly out?: string;
  readonly force?: boolean;
}

/** Prints or writes a MockConfigFile or a test with a mock for each task. */
export function printMocks(
  file: string,
  name: string | undefined,
  options: MocksFlags,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): void {
  const machine = chosenMachine(file, name, options);
  const mocks = taskMocks(JSON.parse(machine.definition) as JsonObject);
  const { format, out, force } = options;
  if (options.module !== undefined && (format === 'file' || format === 'vitest'))
    throw new HarnessError('--module is for tests of Jest and Node: --format jest, --format node.');
  if (format === 'file' && out !== undefined && /\.[cm]?[jt]sx?$/.test(out))
    throw new HarnessError(
      `--out ${out} is the name of a program, and --format file writes JSON. Write --format jest, vitest or node for a test, ` +
        `or --out ${out.replace(/\.[^.]*$/, '')}.json.`,
    );
  if (force === true && out === undefined) throw new HarnessError('--force writes over the file of --out.');
  const module = options.module === undefined ? isModule(out ?? 'test.js') : options.module === 'esm';
  const text = format === 'file' ? mockFile(machine, mocks) : mocksTest(format, module, file, name, mocks);
  if (out === undefined) {
    stdout.write(text);
    return;
  }
  checkUnread(out, [file]);
  writeNew(out, text, force);
  stderr.write(`written: ${out}\n`);
}

/** Attempts that an answer stands for: loops, retries and the items of a Map count on. */
const attempts = '0-999';

/** A MockConfigFile in which every task of a machine succeeds. */
function mockFile(
  machine: Pick<LoadedDefinition, 'name' | 'stateMachineName' | 'placeholderName'>,
  mocks: readonly TaskMock[],
): string {
  const byState = mocks.map(({ state }) => [state, `${state}Succeeds`] as const);
  const file = {
    StateMachines: { [machineName(machine)]: { TestCases: { AllSucceed: Object.fromEntries(byState) } } },
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
  mocks: readonly TaskMock[],
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
    '  const run = await machine.run({});',
    '  expect(run).toHaveSucceeded();',
    '});',
  ];
  return `${lines.join('\n')}\n`;
}
