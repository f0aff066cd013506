/** The runner of a test. */
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

/** The first lines of a test, as an ES module or not. Vitest only supports modules. */
export function importsOf(runner: Runner, isModule: boolean): readonly string[] {
  return (isModule ? moduleImports : imports)[runner];
}
