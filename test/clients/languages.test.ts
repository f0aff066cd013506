import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { folderWith } from '../cli/support/cli';
import { RunningCommand } from '../cli/support/runCommand';
import { fencesOf } from '../packaging/support/markdown';
import { isAwsCliInstalled, isInstalled } from './support/runClient';

// The code of docs/start/languages.md is that of the examples, or is run here.
const root = path.join(__dirname, '../..');
const fences = fencesOf('docs/start/languages.md');
const folder = folderWith({});
const code = (language: string, part: string): string =>
  fences.find((fence) => fence.language === language && fence.code.includes(part))!.code;

jest.setTimeout(120_000);

const canShell = isAwsCliInstalled() && isInstalled('curl', ['--version'], 'curl');
(canShell ? test : test.skip)('the lines for the shell run', () => {
  for (const name of ['order.asl.json', 'charge.sh'])
    fs.copyFileSync(path.join(root, 'examples/shell', name), path.join(folder, name));
  const command = [
    process.execPath,
    '--require',
    path.join(root, 'test/cli/support/typescript.cjs'),
    path.join(root, 'src/cli.ts'),
  ];
  const script = `set -eu\n${code('sh', 'begin()').replace('npx stepmill', command.map((word) => `'${word}'`).join(' '))}\necho well`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: 'well\n',
    stderr: expect.stringMatching(/^note: process .*\n$/),
  });
});

const canJava = isInstalled('java', ['--version'], 'a JDK');
(canJava ? test : test.skip)('the class for Java speaks with the server', async () => {
  const command = new RunningCommand(['start', '--port', '0']);
  const url = (await command.until(/ready at (http:\S+)/)).match(/ready at (http:\S+)/)![1]!;
  const [imports, rest] = code('java', 'class Stepmill').split(/^(?=\/\*\*)/m);
  const main = `public class Try { public static void main(String[] args) throws Exception {
    var stepmill = new Stepmill(args[0], "111122223333");
    stepmill.send("POST", "/mocks", "{\\"lambda\\":\\"ship\\",\\"returns\\":1}");
    System.out.println(stepmill.send("GET", "/mocks", ""));
    try { stepmill.send("POST", "/mocks", "{\\"lamda\\":\\"ship\\"}"); } catch (AssertionError error) { System.out.println(error.getMessage()); }
  } }\n`;
  fs.writeFileSync(path.join(folder, 'Try.java'), `${imports}${main}${rest}`);
  // It lives for a second: the second compiler of the JVM, and collectors side by side, would only cost.
  const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  const { stdout, stderr } = spawnSync('java', [...quick, path.join(folder, 'Try.java'), url], { encoding: 'utf8' });
  await command.end();
  const [mocks, refusal] = stdout.split('\n');
  expect([mocks, stderr]).toEqual([expect.stringContaining('"mock":{"lambda":"ship","returns":1}'), '']);
  expect(refusal).toMatch(/^POST \/mocks: \{"message":.*Did you mean 'lambda'\?/);
});
