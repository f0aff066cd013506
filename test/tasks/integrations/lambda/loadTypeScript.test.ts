import { HandlerProject } from './support/HandlerProject';
import { describeNodes } from '../../../support/nodes';

// Each project has the compiler that its title names, and each Node finds its own way.
const files = new HandlerProject({
  'package.json': '{"type":"commonjs"}',
  'first.ts': 'import { word } from "./word"; enum E { A = "!" } export const handler = async () => word + E.A;',
  'second.ts': 'import { word } from "./word"; export const handler = (n: number): string => word + String(n);',
  'page.tsx':
    '/** @jsxRuntime classic */ /** @jsx h */ import { part } from "./part.js"; ' +
    'const h = (name: string, _: unknown, inside: string) => name + ": " + inside; export const handler = () => <b>{part}</b>;',
  'part.tsx': 'export const part: string = "bold";',
  'module/package.json': '{"type":"module"}',
  'module/first.ts':
    'import { word } from "./word.js"; enum E { A = "!" } export const handler = async () => word + E.A;',
  'module/second.ts': 'import { word } from "./word.js"; export const handler = () => word;',
  'module/meta.ts': 'export const handler = async (): Promise<string> => typeof import.meta.url;',
  'plain/package.json': '{"type":"module"}',
  'plain/plain.ts': 'import { word } from "../module/word.ts"; export const handler = (n: object): string => word;',
});
const compilers = { tsx: ['tsx', 'typescript'], typescript: ['typescript'] };

afterAll(() => files.remove());

beforeEach(() => {
  for (const name of ['word.ts', 'module/word.ts']) files.write(name, 'export const word: string = "one";');
});

const inProcess = `
  const { register, invoke } = functions(false);
  for (const name of ['first', 'second', 'module/first', 'module/second']) {
    register(name.replace('/', '-'), './' + name + '.handler');
    say(await invoke(name.replace('/', '-')));
  }`;
const inWorkers = `
  const { register, invoke } = functions(true);
  register('first', './first.handler');
  register('module-first', './module/first.handler');
  for (const name of ['first', 'module-first']) say(await invoke(name));
  change('word.ts', 'export const word: string = "three"');
  change('module/word.ts', 'export const word: string = "four"');
  for (const name of ['first', 'module-first']) say(await invoke(name));`;

describeNodes((node) => {
  describe.each(Object.entries(compilers))('a project with %s', (name, packages) => {
    beforeAll(() => files.install(...packages));

    test('every file is loaded, CommonJS and ES modules', async () => {
      expect(await files.run(node, inProcess)).toEqual(['one!', 'one[object Object]', 'one!', 'one']);
    });

    test('JSX', async () => {
      const script =
        "const { register, invoke } = functions(false); register('page', './page.handler'); say(await invoke('page'));";
      expect(await files.run(node, script)).toEqual(['b: bold']);
    });

    test('in workers, what the file imports is read again', async () => {
      expect(await files.run(node, inWorkers)).toEqual(['one!', 'one!', 'three!', 'four!']);
    });

    test('with tsx, a module may use what only modules have; without, it is told what would help', async () => {
      const script = `
        const { register, invoke } = functions(false);
        register('meta', './module/meta.handler');
        say(await invoke('meta'));
        say(process.features.typescript ? 'strips' : 'does not strip');`;
      const [told, strips] = await files.run(node, script);
      if (name === 'tsx' || strips === 'strips') expect(told).toBe('string');
      else
        expect(told).toMatch(
          /^HarnessError: \.\/module\/meta\.ts cannot be run as CommonJS: .* Install tsx beside it \(npm install --save-dev tsx\)\.$/,
        );
    });
  });

  test('without a compiler Node runs what it can, or says what would help', async () => {
    files.install();
    const [plain, first, strips] = await files.run(
      node,
      `const { register, invoke } = functions(true);
       register('plain', './plain/plain.handler');
       register('first', './first.handler');
       say(await invoke('plain'));
       say(await invoke('first'));
       say(Boolean(process.features.typescript));`,
    );
    if (strips === true) {
      expect(plain).toBe('one');
      expect(first).toMatch(
        /^HarnessError: \.\/first\.ts cannot be loaded: .*\n {2}Node runs it by leaving its types out; .* Install tsx beside it/,
      );
    } else {
      for (const told of [plain, first])
        expect(told).toMatch(/^HarnessError: .*\.ts is TypeScript, but Node .* cannot run it by itself\. Install tsx/);
    }
  });
});
