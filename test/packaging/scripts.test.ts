import fs from 'node:fs';
import path from 'node:path';
import { root } from './support/run';

// Scripts of package.json run in cmd on Windows, too: no quotes of other shells, no variables in front, no POSIX programs.

const packages = [
  'package.json',
  ...fs
    .readdirSync(path.join(root, 'examples'))
    .map((name) => `examples/${name}/package.json`)
    .filter((name) => fs.existsSync(path.join(root, name))),
];

const posixOnly =
  /'|`|\$|(?:^|&& *)\w+=|(?:^|&& *)(?:rm|cp|mv|mkdir|export|cat|sed|grep|bash|sh|test|chmod)\b|;|(?:^|[^&])&(?:[^&]|$)/;

test.each(packages)('%s', (name) => {
  const { scripts = {} } = JSON.parse(fs.readFileSync(path.join(root, name), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  expect(Object.entries(scripts).filter(([, command]) => posixOnly.test(command))).toEqual([]);
});

test('the pattern finds what cmd does not know', () => {
  const wrong = ["a 'b'", 'A=1 b', 'rm -rf dist && b', 'a && cp b c', 'echo $A', 'a; b', 'a & b'];
  expect(wrong.filter((command) => !posixOnly.test(command))).toEqual([]);
  expect(posixOnly.test('npm --prefix bench install && node --expose-gc bench/run.mjs')).toBe(false);
});
