import { findDefinition } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import type { Runner } from '../../testing/recordings/export/testOf';
import type { JsonObject } from '../../util/json';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import type { Terminal } from '../terminal/Terminal';
import { taskMocks, type TaskMock } from './taskMocks';
import { mocksTest } from './mocksTest';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';

export interface MocksFlags extends LoadFlags {
  readonly format: 'file' | Runner;
}

/** Prints a MockConfigFile or a test with a mock for each task. */
export function printMocks(
  file: string,
  name: string | undefined,
  options: MocksFlags,
  { stdout }: Pick<Terminal, 'stdout'>,
): void {
  const machine = findDefinition(loadDefinitions(file, toLoadOptions(options)), name);
  const mocks = taskMocks(JSON.parse(machine.definition) as JsonObject);
  const { format } = options;
  stdout.write(format === 'file' ? mockFile(machine, mocks) : mocksTest(format, file, name, mocks));
}

/** Attempts that an answer stands for: loops, retries and the items of a Map count on. */
const attempts = '0-999';

/** A MockConfigFile in which every task of a machine succeeds. */
function mockFile(
  { name, stateMachineName = name }: Pick<LoadedDefinition, 'name' | 'stateMachineName'>,
  mocks: readonly TaskMock[],
): string {
  const byState = mocks.map(({ state }) => [state, `${state}Succeeds`] as const);
  const file = {
    StateMachines: { [stateMachineName]: { TestCases: { AllSucceed: Object.fromEntries(byState) } } },
    MockedResponses: Object.fromEntries(
      mocks.map(({ result }, index) => [byState[index]![1], { [attempts]: { Return: result } }]),
    ),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
