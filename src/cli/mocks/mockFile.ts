import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import type { TaskMock } from './taskMocks';

/** Attempts that an answer stands for: loops, retries and the items of a Map count on. */
const attempts = '0-999';

/** A MockConfigFile in which every task of a machine succeeds. */
export function mockFile(
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
