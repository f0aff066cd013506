import type { Runner } from '../../testing/recordings/export/testOf';
import { literal, quoted } from '../../util/literal';
import type { TaskMock } from './taskMocks';

const imports: Readonly<Record<Runner, readonly string[]>> = {
  jest: ["const { stepmill } = require('stepmill/jest');"],
  vitest: ["import { expect, test } from 'vitest';", "import { stepmill } from 'stepmill/vitest';"],
  node: ["const { test } = require('node:test');", "const { expect, stepmill } = require('stepmill/node');"],
};

/** A test in which every task of a machine has a mock. */
export function mocksTest(runner: Runner, file: string, name: string | undefined, mocks: readonly TaskMock[]): string {
  const machine = [file, ...(name === undefined ? [] : [name])].map(quoted).join(', ');
  const lines = [
    ...imports[runner],
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
