import { quoted } from '../../../util/literal';

/** Who runs the test. */
export type Runner = 'jest' | 'vitest' | 'node';

const imports: Readonly<Record<Runner, readonly string[]>> = {
  jest: ["const { stepmill } = require('stepmill/jest');"],
  vitest: ["import { expect, test } from 'vitest';", "import { stepmill } from 'stepmill/vitest';"],
  node: ["const { test } = require('node:test');", "const { expect, stepmill } = require('stepmill/node');"],
};

const moduleImports: typeof imports = {
  ...imports,
  jest: ["import { stepmill } from 'stepmill/jest';"],
  node: ["import { test } from 'node:test';", "import { expect, stepmill } from 'stepmill/node';"],
};

/** What a test of recordings is about. Paths are as the test will find them: relative to where it is run. */
export interface TestedRecordings {
  readonly runner: Runner;
  /** Whether the test is an ES module. */
  readonly isModule: boolean;
  /** The file of the definition, and which machine in it. */
  readonly definition: string;
  readonly machine: string | undefined;
  readonly recordings: readonly string[];
}

/** A test that plays recordings on the definition of a file. */
export function testOf({ runner, isModule, definition, machine, recordings }: TestedRecordings): string {
  const source = [definition, ...(machine === undefined ? [] : [machine])].map(quoted).join(', ');
  const titled =
    runner === 'node' ? 'for (const file of recordings) {' : "test.each(recordings)('%s', async (file) => {";
  const body = ['const run = await machine.replay(file);', 'expect(run).toMatchRecording(file);'];
  const inside =
    runner === 'node'
      ? ['  test(file, async () => {', ...body.map((line) => `    ${line}`), '  });', '}']
      : [...body.map((line) => `  ${line}`), '});'];
  return [
    ...(isModule ? moduleImports : imports)[runner],
    '',
    'const sfn = stepmill();',
    `const machine = sfn.stateMachine(${source});`,
    'const recordings = [',
    ...recordings.map((file) => `  ${quoted(file)},`),
    '];',
    '',
    titled,
    ...inside,
    '',
  ].join('\n');
}
