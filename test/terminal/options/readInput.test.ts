import fs from 'node:fs';
import path from 'node:path';
import { readInput } from '../../../src/terminal/options/readInput';
import { folderWith } from '../../cli/support/cli';

const files = folderWith({ 'input.json': '\uFEFF{ "a" : 1 }', 'broken.json': '{\n  "a": 1,\n}' });
const stdin = (text: string) => ({ readInput: () => Promise.resolve(text) });

test('JSON, a file, the standard input, or nothing; the text as it stands', async () => {
  expect(await readInput(undefined, stdin('x'))).toBe('{}');
  expect(await readInput('[1, 2]', stdin('x'))).toBe('[1, 2]');
  expect(await readInput('"@"', stdin('x'))).toBe('"@"');
  expect(await readInput('-', stdin('null'))).toBe('null');
  expect(await readInput(`@${path.join(files, 'input.json')}`, stdin('x'))).toBe('{ "a" : 1 }');
  expect(await readInput(path.join(files, 'input.json'), stdin('x'))).toBe('{ "a" : 1 }');
});

test.each([
  ['utf-16le', Buffer.from('\uFEFF{"a":"ä"}', 'utf16le')],
  ['utf-16be', Buffer.from('\uFEFF{"a":"ä"}', 'utf16le').swap16()],
])('a file in %s, as Windows PowerShell writes it', async (name, bytes) => {
  const file = path.join(files, `${name}.json`);
  fs.writeFileSync(file, bytes);
  expect(await readInput(`@${file}`, stdin(''))).toBe('{"a":"ä"}');
});

test('what the shells of Windows make of an argument is told', async () => {
  await expect(readInput(`'{"a":1}'`, stdin(''))).rejects.toThrow(
    /is not JSON: .*\n {2}The shell has passed the single quotes on\. Write the JSON into a file: --input input\.json\.$/,
  );
  await expect(readInput('{a:1}', stdin(''))).rejects.toThrow(/The shell may have removed the quotes\./);
  await expect(readInput('{"a":1,}', stdin(''))).rejects.not.toThrow(/shell/);
});

test('what is not JSON is refused with its place', async () => {
  const broken = path.join(files, 'broken.json');
  await expect(readInput(`@${broken}`, stdin(''))).rejects.toThrow(`${broken}:3:2 is not JSON: `);
  await expect(readInput('-', stdin(''))).rejects.toThrow('The standard input:1:1 is not JSON: ');
  await expect(readInput('{', stdin(''))).rejects.toThrow('--input:1:2 is not JSON: ');
  await expect(readInput(`@${files}`, stdin(''))).rejects.toThrow('The input cannot be read: EISDIR');
});
