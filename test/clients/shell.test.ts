import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { folderWith } from '../cli/support/cli';
import { LoadedAws } from './support/LoadedAws';
import { isAwsCliInstalled, isInstalled } from './support/runClient';

const example = path.join(__dirname, '../../examples/shell');
const stepmill = [
  process.execPath,
  '--require',
  path.join(__dirname, '../cli/support/typescript.cjs'),
  path.join(__dirname, '../../src/cli.ts'),
].join(' ');
const canRun = isAwsCliInstalled() && isInstalled('curl', ['--version'], 'curl') && !/ .* /.test(example);

jest.setTimeout(120_000);

let aws: LoadedAws;
beforeAll(async () => (aws = await LoadedAws.start()));
afterAll(() => aws.end());

function run(script: string): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync('sh', [script], {
    encoding: 'utf8',
    env: { ...process.env, PATH: aws.PATH, STEPMILL: stepmill },
  });
  return { status, text: stdout + stderr };
}

const copy = folderWith({});

(canRun ? describe : describe.skip)('the example for the shell', () => {
  test('its tests pass', () => {
    expect(run(path.join(example, 'test.sh'))).toEqual({
      status: 0,
      text: expect.stringMatching(
        /^done: ships when the carrier is there again\ndone: fails when the carrier is gone\nnote: process \d+ serves at \S+ until .*\n$/,
      ),
    });
  });

  test('the server ends with the shell, though it is killed', async () => {
    for (const name of fs.readdirSync(example)) fs.copyFileSync(path.join(example, name), path.join(copy, name));
    const script = path.join(copy, 'killed.sh');
    const [start] = fs.readFileSync(path.join(copy, 'test.sh'), 'utf8').split('account=');
    fs.writeFileSync(script, `${start}\necho "$STEPMILL_URL"; kill -9 $$\n`);
    const { text } = run(script);
    const [url] = /http:\S+/.exec(text)!;
    const answers = (): Promise<boolean> =>
      fetch(`${url}/health`).then(
        () => true,
        () => false,
      );
    while (await answers());
  });

  test('a server that does not start ends the script', () => {
    for (const name of fs.readdirSync(example)) fs.copyFileSync(path.join(example, name), path.join(copy, name));
    fs.writeFileSync(path.join(copy, 'order.asl.json'), '{}');
    const { status, text } = run(path.join(copy, 'test.sh'));
    expect({ status, text: text.split('\n')[0] }).toEqual({ status: 2, text: expect.stringMatching(/^stepmill: /) });
  });

  test('a difference and an unanswered task fail the test', () => {
    for (const name of fs.readdirSync(example)) fs.copyFileSync(path.join(example, name), path.join(copy, name));
    const script = path.join(copy, 'test.sh');
    const text = fs.readFileSync(script, 'utf8');
    fs.writeFileSync(
      script,
      text.replace('"Shipping.Gone"}\'', '"Shipping.Lost"}\'').replace(/^control POST .*"times":2.*$/m, ''),
    );
    const ended = run(script);
    expect(ended.status).toBe(1);
    expect(ended.text).toContain('not ok: the path\n');
    expect(ended.text).toContain("Nothing answers the task of state 'Ship'");
    expect(ended.text).toContain('not ok: the error\n  got    "Shipping.Lost"\n  wanted "Shipping.Gone"\n');
  });
});
