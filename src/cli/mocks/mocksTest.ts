import { importsOf, type Runner } from '../../testing/recordings/export/importsOf';
import { literal, quoted } from '../../util/literal';
import type { TaskMock } from './taskMocks';

/** A test in which every task of a machine has a mock. */
export function mocksTest(
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
