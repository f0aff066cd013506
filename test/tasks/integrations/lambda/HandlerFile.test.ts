import fs from 'node:fs';
import path from 'node:path';
import { HandlerFile } from '../../../../src/tasks/integrations/lambda/HandlerFile';
import { HandlerProject } from './support/HandlerProject';
import { describeNodes } from '../../../support/nodes';

let files: HandlerProject;
let folder: string;

beforeAll(() => {
  files = new HandlerProject();
  folder = files.project;
});

afterAll(() => files.remove());

const write = (name: string, text: string): void => files.write(name, text);

describe('finding a handler', () => {
  test.each([
    ['./src/charge.handler', 'src/charge.js', 'exports.handler = () => "plain"'],
    ['src/dotted.api.post', 'src/dotted.js', 'exports.api = { post: () => "plain" }'],
    ['src/v1.2.handler', 'src/v1.2.js', 'exports.handler = () => "plain"'],
    ['src/written.cjs.handler', 'src/written.cjs', 'exports.handler = () => "plain"'],
    ['src/byDefault.handler', 'src/byDefault.js', 'exports.default = { handler: () => "plain" }'],
  ])('%s is in %s', async (handler, file, text) => {
    write(file, text);
    const found = await new HandlerFile(handler, folder).handler();
    expect(found({}, {} as never, () => undefined)).toBe('plain');
  });

  test.each(['src/nowhere.handler', 'nodot', 'src/', '.', ''])('%j names no file', (handler) => {
    expect(() => new HandlerFile(handler, folder)).toThrow(
      `There is no file for the handler '${handler}' in ${folder}. Write the path without extension, a dot and the ` +
        `export: './src/charge.handler' for the export 'handler' of ./src/charge.js, .cjs, .mjs, .ts, .cts, .mts, .tsx; on the command line also of ./src/charge.py.`,
    );
  });

  test('an export that is not there, or is not a function, is named with what is there', () => {
    write('src/other.js', 'exports.handler = () => 1; exports.settings = {}');
    const file = path.join(folder, 'src/other.js');
    expect(() => new HandlerFile('src/other.handlr', folder).handler()).toThrow(
      `${file} has no function 'handlr', which the handler 'src/other.handlr' names. Did you mean 'handler'?`,
    );
    expect(() => new HandlerFile('src/other.toString.call', folder).handler()).toThrow(
      `${file} has no function 'toString.call', which the handler 'src/other.toString.call' names. ` +
        'It exports handler, settings.',
    );
  });
});

describeNodes((node) => {
  test('a file is loaded once, and is one module by all of its names', async () => {
    write('a.js', 'let calls = 0; exports.handler = () => `a ${++calls}`');
    fs.rmSync(path.join(folder, 'link'), { force: true });
    fs.symlinkSync(folder, path.join(folder, 'link'), 'junction');
    expect(
      await files.run(
        node,
        `const file = new HandlerFile('a.handler', folder);
         say(file.handler()());
         say(file.handler()());
         say(new HandlerFile('link/a.handler', folder).handler()());`,
      ),
    ).toEqual(['a 1', 'a 2', 'a 3']);
  });

  test('an ES module is imported', async () => {
    write('m.mjs', 'export const handler = async () => "m1"; await 0;');
    write('pack/package.json', '{"type":"module"}');
    write('pack/inner/n.js', 'export default { handler: () => "n1" }');
    expect(
      await files.run(
        node,
        `for (const name of ['m.handler', 'pack/inner/n.handler'])
           say(await (await new HandlerFile(name, folder).handler())());`,
      ),
    ).toEqual(['m1', 'n1']);
  });
});
