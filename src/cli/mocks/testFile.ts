import { isArray, isObject, type Json } from '../../util/json';
import type { TaskMock } from './taskMocks';

export type Runner = 'jest' | 'vitest' | 'node';

const imports: Readonly<Record<Runner, readonly string[]>> = {
  jest: ["const { stepmill } = require('stepmill/jest');"],
  vitest: ["import { expect, test } from 'vitest';", "import { stepmill } from 'stepmill/vitest';"],
  node: ["const { test } = require('node:test');", "const { expect, stepmill } = require('stepmill/node');"],
};

/** A test in which every task of a machine has a mock. */
export function testFile(runner: Runner, file: string, name: string | undefined, mocks: readonly TaskMock[]): string {
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

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A value as people write it in JavaScript. */
function literal(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, inner]) => `${keyOf(key)}: ${literal(inner)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}
