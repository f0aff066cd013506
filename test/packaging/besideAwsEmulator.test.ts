import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { hasAwsCli } from '../clients/support/installed';
import { StandInEmulator } from '../support/emulator/StandInEmulator';
import { InstalledPackage } from './support/InstalledPackage';
import { fencesOf } from './support/markdown';
import { linkCommands } from './support/npm';
import { root } from './support/run';

// The page's workflow, test and shell run with the packed package, beside a stand-in for AWS Emulator.
jest.setTimeout(300_000);

const fences = fencesOf('docs/how-to/beside-aws-emulator.md');
const code = (language: string): string => fences.find((fence) => fence.language === language)!.code;
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('docs/how-to/beside-aws-emulator.md', () => {
  const tools = ['jest', '@jest/globals', 'expect', '@swc/jest', '@swc/core', '@aws-sdk/client-dynamodb'];
  let installed: InstalledPackage;
  let standIn: StandInEmulator;

  beforeAll(async () => {
    standIn = await StandInEmulator.start();
    installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...tools]);
    linkCommands(installed.modules, { jest: 'jest/bin/jest.js' });
    command('npx', `exec ${path.join(installed.modules, '.bin')}/"$@"`);
    // Where the CLI is not installed, the table is there without it.
    if (!hasAwsCli()) command('aws', 'exit 0');
    const emulators = path.join(installed.folder, 'home/.aws/emulator');
    fs.mkdirSync(emulators, { recursive: true });
    fs.symlinkSync(standIn.folder, path.join(emulators, String(standIn.port)));
    const swc = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
    const config = {
      testEnvironment: path.join(root, '.ci/environment.cjs'),
      runtime: path.join(root, '.ci/runtime.cjs'),
      testTimeout: 60_000,
      transform: { '\\.ts$': ['@swc/jest', swc] },
    };
    installed.write('jest.config.json', JSON.stringify(config));
    installed.write('order.asl.json', code('json'));
    installed.write('order.test.ts', code('ts'));
  });
  afterAll(async () => {
    installed.remove();
    await standIn.stop();
  });
  beforeEach(() => standIn.restart());

  function command(name: string, script: string): void {
    const file = path.join(installed.folder, 'bin', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }

  /** Runs the page's shell block; the stand-in has another port. `before`: a line in front of the test. */
  function shell(before = ''): Promise<{ code: number; text: string }> {
    const script = code('sh').replaceAll('9297', String(standIn.port)).replace('npx jest', `${before}\nnpx jest`);
    const env = {
      HOME: path.join(installed.folder, 'home'),
      PATH: [path.join(installed.folder, 'bin'), path.dirname(process.execPath), process.env['PATH']].join(':'),
      CI: 'true',
    };
    return new Promise((resolve) => {
      execFile('sh', ['-eu', '-c', script], { cwd: installed.project, env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), text: `${stdout}\n${stderr}` }),
      );
    });
  }

  test.each(['once', 'again, with new keys'])('the shell block runs the test %s', async () => {
    const { code: ended, text } = await shell();
    expect(ended === 0 ? '' : text).toBe('');
    expect(standIn.contents.items.get('o-1')).toEqual({ id: { S: 'o-1' }, charge: { S: 'c-1' } });
    expect(standIn.calls.slice(-2)).toEqual(['DynamoDB_20120810.PutItem', 'DynamoDB_20120810.GetItem']);
    if (hasAwsCli()) expect(standIn.calls).toContain('DynamoDB_20120810.CreateTable');
  });

  const save = (text: string): string => /State 'Save' calls[^]*?no Retry or Catch sees it\./.exec(text)![0];

  test('and it is red as the page says when nothing listens', async () => {
    const { code: ended, text } = await shell('AWS_ENDPOINT_URL=https://127.0.0.1:1');
    expect(ended).toBe(1);
    const shown = fencesOf('docs/reference/environment.md')
      .find(({ language }) => language === 'text')!
      .code.trim()
      .replaceAll('9297', '1');
    expect(save(text).replace(/^ +/gm, '')).toBe(shown);
  });

  test.each([
    ['unset AWS_CA_BUNDLE', 'has an untrusted certificate'],
    ['AWS_SHARED_CREDENTIALS_FILE=/none', 'refuses the credentials'],
  ])('and it is red with %s', async (line, says) => {
    const { code: ended, text } = await shell(line);
    expect(ended).toBe(1);
    expect(save(text)).toContain(says);
  });
});
