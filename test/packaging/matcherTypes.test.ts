import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { InstalledPackage } from './support/InstalledPackage';
import { root } from './support/run';

const modules = path.join(root, 'node_modules/');
const source = [
  "import { expect } from '@jest/globals';",
  "import { stepmill } from 'stepmill/jest';",
  "const order = stepmill().stateMachine({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });",
  'export const ran = order.run().then((run) => {',
  "  expect(run).toHaveTakenPath(['A']);",
  "  expect(run).not.toHaveCalled({ queue: 'q' });",
  '});',
].join('\n');
const augmentation = [
  "import type { StepmillMatchers } from 'stepmill/jest';",
  "declare module 'expect' {",
  '  interface Matchers<R extends void | Promise<void>, T = unknown> extends StepmillMatchers<R, T> {}',
  '}',
].join('\n');

/** What the projects have in common, by its place: parsed once. Theirs lies in folders of their own. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...how) => {
    if (!name.startsWith(modules)) return parse(name, ...how);
    if (!parsed.has(name)) parsed.set(name, parse(name, ...how));
    return parsed.get(name);
  };
  return host;
}

/** A project as pnpm and Yarn PnP lay it out: a package sees what it has declared, and nothing else. */
class StrictProject extends InstalledPackage {
  constructor() {
    super([]);
    // The package lies apart from the project, and is linked into it.
    const store = path.join(this.folder, 'store/node_modules');
    fs.mkdirSync(store, { recursive: true });
    fs.renameSync(path.join(this.modules, 'stepmill'), path.join(store, 'stepmill'));
    fs.symlinkSync(path.join(store, 'stepmill'), path.join(this.modules, 'stepmill'), 'junction');
    this.show('@jest/globals', this.modules);
  }

  show(name: string, modules: string): void {
    fs.mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    fs.symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name), 'junction');
  }

  /** What a package manager does with an optional peer that the project has. */
  get ofPackage(): string {
    return path.join(this.folder, 'store/node_modules');
  }

  errors(files: readonly string[], more: ts.CompilerOptions = {}): readonly string[] {
    const options: ts.CompilerOptions = {
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      skipLibCheck: true,
      // TypeScript's own declarations are none of ours.
      skipDefaultLibCheck: true,
      noEmit: true,
      types: [],
      ...more,
    };
    const program = ts.createProgram([...files], options, hostOf(options));
    // Whether Node's and the SDK's own declarations agree takes longest, and says nothing of ours.
    const own = program.getSourceFiles().filter(({ fileName }) => !fileName.startsWith(modules));
    const found = ts.sortAndDeduplicateDiagnostics(own.flatMap((file) => ts.getPreEmitDiagnostics(program, file)));
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0]!);
  }
}

let project: StrictProject;
beforeEach(() => (project = new StrictProject()));
afterEach(() => project.remove());

test('the matchers are in the types of @jest/globals where the project has `expect`', () => {
  const file = project.write('order.test.ts', source);
  expect(project.errors([file])).toEqual([
    expect.stringMatching(/^Property 'toHaveTakenPath' does not exist/),
    expect.stringMatching(/^Property 'toHaveCalled' does not exist/),
  ]);
  project.show('expect', project.ofPackage);
  expect(project.errors([file])).toEqual([]);
});

test('and where the project names them itself, when the package has another `expect`', () => {
  project.show('expect', project.modules);
  const files = [project.write('order.test.ts', source), project.write('stepmill.d.ts', augmentation)];
  expect(project.errors(files)).toEqual([]);
});

test('declarations of the package need no optional package: fast-check, Vitest, Jest', () => {
  const code = "import { stepmill } from 'stepmill/node';\nexport const sfn = stepmill();\n";
  // The SDK and the types of Node come with it.
  for (const name of ['@aws-sdk/client-sfn', '@types/node']) project.show(name, project.ofPackage);
  const file = project.write('order.ts', code);
  expect(project.errors([file], { skipLibCheck: false, types: [path.join(root, 'node_modules/@types/node')] })).toEqual(
    [],
  );
});
