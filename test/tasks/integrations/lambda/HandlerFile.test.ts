import { transformFileSync } from '@swc/core';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HandlerFile } from '../../../../src/tasks/integrations/lambda/HandlerFile';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-handler-'));
const source = path.join(__dirname, '../../../../src');

function write(name: string, text: string): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** Jest has its own module system; what depends on Node's is run by Node, on compiled files. */
beforeAll(() => {
  for (const name of [
    'tasks/integrations/lambda/HandlerFile',
    'tasks/integrations/lambda/requireTypeScript',
    'util/nearest',
    'errors/HarnessError',
    'errors/brand',
  ]) {
    const { code } = transformFileSync(path.join(source, `${name}.ts`), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs', ignoreDynamic: true },
    });
    write(`built/${name}.js`, code);
  }
  write('built/package.json', '{"type":"commonjs"}');
  write('node_modules/typescript/package.json', '{"main":"index.js"}');
  write(
    'node_modules/typescript/index.js',
    `module.exports = require(${JSON.stringify(require.resolve('typescript'))})`,
  );
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Runs a piece of a script with `load(handler)` and `change(name, text)` in reach; gives what it passes to `say`. */
function runNode(script: string): unknown {
  const file = path.join(folder, 'script.cjs');
  fs.writeFileSync(
    file,
    `const { HandlerFile } = require('./built/tasks/integrations/lambda/HandlerFile.js');
     const fs = require('node:fs'), path = require('node:path');
     const said = [];
     const say = (value) => said.push(value);
     const load = (handler) => new HandlerFile(handler, __dirname);
     let later = Date.now();
     const change = (name, text) => {
       fs.writeFileSync(path.join(__dirname, name), text);
       later += 5000;
       fs.utimesSync(path.join(__dirname, name), later / 1000, later / 1000);
     };
     (async () => { ${script} })().catch((error) => say(error.message)).then(() => console.log(JSON.stringify(said)));`,
  );
  const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as unknown;
}

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
        `export: './src/charge.handler' for the export 'handler' of ./src/charge.js, .cjs, .mjs, .ts, .cts, .mts.`,
    );
  });

  test('an export that is not there, or is no function, is named with what is there', () => {
    write('src/other.js', 'exports.handler = () => 1; exports.settings = {}');
    const file = path.join(folder, 'src/other.js');
    expect(() => new HandlerFile('src/other.handlr', folder).handler()).toThrow(
      `${file} has no function 'handlr', which the handler 'src/other.handlr' asks for. Did you mean 'handler'?`,
    );
    expect(() => new HandlerFile('src/other.toString.call', folder).handler()).toThrow(
      `${file} has no function 'toString.call', which the handler 'src/other.toString.call' asks for. ` +
        'It exports handler, settings.',
    );
  });
});

describe('under Node', () => {
  test('a file that has changed is read again, and so is what it requires', () => {
    write('a.js', 'const b = require("./b.js"); exports.handler = () => "a1 " + b');
    write('b.js', 'module.exports = "b1"');
    expect(
      runNode(`
        const file = load('a.handler');
        const first = await file.handler();
        say(first());
        say((await file.handler()) === first);
        change('b.js', 'module.exports = "b2"');
        say((await file.handler())());
        change('a.js', 'exports.handler = () => "a2"');
        say((await file.handler())());
      `),
    ).toEqual(['a1 b1', true, 'a1 b2', 'a2']);
  });

  test('an ES module is imported, and imported again after a change', () => {
    write('m.mjs', 'export const handler = async () => "m1"; await 0;');
    write('pack/package.json', '{"type":"module"}');
    write('pack/inner/n.js', 'export default { handler: () => "n1" }');
    expect(
      runNode(`
        const file = load('m.handler');
        say(await (await file.handler())());
        change('m.mjs', 'export const handler = async () => "m2"');
        say(await (await file.handler())());
        say((await load('pack/inner/n.handler').handler())());
      `),
    ).toEqual(['m1', 'm2', 'n1']);
  });

  test('TypeScript is run, with the TypeScript that it imports', () => {
    write('t.ts', 'import { word } from "./word"; export const handler = (n: number): string => word + String(n);');
    write('word.ts', 'export const word: string = "t";');
    expect(
      runNode(`
        const file = load('t.handler');
        say((await file.handler())(1));
        change('t.ts', 'export const handler = (n: number): string => "changed";');
        say((await file.handler())(1));
        say(Object.keys(require.extensions));
      `),
    ).toEqual(['t1', 'changed', expect.arrayContaining(['.js', '.json', '.node'])]);
  });

  test('a file with a syntax error says so, and is read again once it is mended', () => {
    write('broken.js', 'exports.handler = () =>');
    expect(
      runNode(`
        const file = load('broken.handler');
        try { await file.handler(); } catch (error) { say(error.name); }
        change('broken.js', 'exports.handler = () => "mended"');
        say((await file.handler())());
      `),
    ).toEqual(['SyntaxError', 'mended']);
  });
});
