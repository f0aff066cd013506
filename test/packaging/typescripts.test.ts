import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { typescripts } from '../support/typescripts';
import { InstalledPackage } from './support/InstalledPackage';
import { root } from './support/run';

// The declarations are right for each release of TypeScript that platforms.md names, also where a project checks them
// (`skipLibCheck: false`, which CDK's projects have).
jest.setTimeout(300_000);

const definition = "{ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }";

function testWith(entry: string, expectOf: string): string {
  return [
    `import { ${expectOf === entry ? 'expect, ' : ''}stepmill } from '${entry}';`,
    ...(expectOf === entry ? [] : [`import { expect } from '${expectOf}';`]),
    `const sfn = stepmill();`,
    `const order = sfn.stateMachine(${definition});`,
    `sfn.mock.lambda('charge').returns({ id: 1 });`,
    `export async function tests(): Promise<void> {`,
    `  const run = await order.run({ id: 1 });`,
    `  expect(run).toHaveTakenPath(['A']);`,
    `  expect(run).toHaveOutput({ id: expect.any(Number) });`,
    `  // @ts-expect-error -- a misspelt state`,
    `  expect(run).toHaveEntered('B');`,
    `}`,
    '',
  ].join('\n');
}

const service = `import { createService, loadDefinitions, startServer, HarnessError } from 'stepmill';
export const machines = loadDefinitions('template.yaml').machines.map(({ name }) => name);
export const server = startServer(createService({ time: 'skip' }), { port: 0 });
export const isOurs = (error: unknown): boolean => HarnessError.is(error);
`;

const nock = "import * as nock from 'stepmill/nock';\nexport const all = nock;\n";

let installed: InstalledPackage;
beforeAll(() => {
  const tools = ['@jest/globals', 'expect', '@types/node', 'vitest'];
  installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...tools]);
});
afterAll(() => installed.remove());

for (const { title, version, file } of typescripts) {
  const isThere = fs.existsSync(file);
  if (!isThere) console.warn(`${title} is not here: node .ci/typescripts.mjs fetches it.`);
  const [major, minor] = version;
  // Vitest's own declarations need 5.3.
  const hasVitest = major > 5 || minor >= 3;
  (isThere ? test : test.skip)(`${title} finds no error in the declarations`, () => {
    const files = [
      installed.write('node.ts', testWith('stepmill/node', 'stepmill/node')),
      installed.write('jest.ts', testWith('stepmill/jest', '@jest/globals')),
      installed.write('service.ts', service),
      installed.write('nock.ts', nock),
      ...(hasVitest ? [installed.write('vitest.mts', testWith('stepmill/vitest', 'vitest'))] : []),
    ];
    const compilerOptions = {
      target: 'es2022',
      module: 'node16',
      moduleResolution: 'node16',
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      skipDefaultLibCheck: true,
      types: ['node'],
      typeRoots: [path.join(installed.modules, '@types')],
    };
    const config = installed.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
    const args = [file, '--pretty', 'false', '-p', config];
    const { stdout } = spawnSync(process.execPath, args, { cwd: installed.project, encoding: 'utf8' });
    // Whether others have declarations for each release is theirs to say.
    const isOfOthers = (line: string): boolean =>
      path.resolve(installed.project, line).startsWith(path.join(root, 'node_modules') + path.sep);
    expect(stdout.split('\n').filter((line) => /^\S/.test(line) && !isOfOthers(line))).toEqual([]);
  });
}
