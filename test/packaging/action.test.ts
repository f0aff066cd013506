import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from './support/run';

// The GitHub Action: its steps run as a runner runs them.

interface Step {
  readonly id?: string;
  readonly run: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: object;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const onPosix = process.platform === 'win32' ? test.skip : test;
const { inputs, outputs, runs } = parse(fs.readFileSync(path.join(root, 'action.yml'), 'utf8')) as Action;
const [validate, start] = runs.steps;
const cli = `exec "${process.execPath}" "${path.join(root, 'dist/cli.js')}"`;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-action-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('passes each input to a step by the environment, where no shell parses it', () => {
  expect(runs.using).toBe('composite');
  const used = runs.steps.flatMap(({ env }) => Object.values(env).map((value) => /inputs\.(\w+)/.exec(value)![1]));
  expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
  expect(runs.steps.map(({ run, shell }) => [run, shell])).toEqual([
    ['"$GITHUB_ACTION_PATH/action/validate.sh"', 'bash'],
    ['"$GITHUB_ACTION_PATH/action/start.sh"', 'bash'],
  ]);
});

interface Ended {
  readonly status: number | null;
  readonly text: string;
  readonly output: Readonly<Record<string, string>>;
  /** What the steps that follow would have in their environment. */
  readonly env: string;
}

/** Runs a step, with this code in place of `npx`. */
function runStep(step: Step, npx: string, variables: Record<string, string>): Ended {
  const place = fs.mkdtempSync(path.join(folder, 'step-'));
  const file = (name: string, text = ''): string => {
    fs.writeFileSync(path.join(place, name), text, { mode: 0o755 });
    return path.join(place, name);
  };
  file('npx', `#!/bin/sh\n${npx}\n`);
  const [output, env] = [file('output'), file('env')];
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', file('run', step.run)],
    {
      cwd: place,
      encoding: 'utf8',
      env: {
        PATH: [place, process.env['PATH']].join(path.delimiter),
        GITHUB_ACTION_PATH: root,
        GITHUB_OUTPUT: output,
        GITHUB_ENV: env,
        ...variables,
      },
    },
  );
  const written = fs.readFileSync(output, 'utf8').matchAll(/^([^=]+)=(.*)$/gm);
  return {
    status,
    text: stdout + stderr,
    output: Object.fromEntries([...written].map(([, name, value]) => [name, value])),
    env: fs.readFileSync(env, 'utf8'),
  };
}

describe('validate', () => {
  onPosix('checks the files with the release that is asked for', () => {
    const environment = { VERSION: '1', FILES: 'a.yaml b.yaml' };
    expect(runStep(validate!, 'echo "$@"', environment)).toEqual({
      status: 0,
      text: '--yes stepmill@1 validate a.yaml b.yaml --format github\n',
      output: {},
      env: '',
    });
  });

  onPosix('fails with a file that AWS would reject, which it annotates', () => {
    const file = path.join(folder, 'wrong.asl.json');
    fs.writeFileSync(file, '{ "StartAt": "Missing", "States": { "Done": { "Type": "Succeed" } } }');
    const { status, text } = runStep(validate!, `shift 2; ${cli} "$@"`, { VERSION: '1', FILES: file });
    expect([status, text]).toEqual([1, expect.stringMatching(/^::error file=.*wrong\.asl\.json/m)]);
  });
});

describe('start', () => {
  const dummies = { 'access-key-id': 'test', 'secret-access-key': 'test' };

  onPosix('serves the files, and hands what clients need to the steps that ask for it', async () => {
    const file = path.join(folder, 'order.asl.json');
    fs.writeFileSync(file, '{ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } }');
    const environment = {
      VERSION: '1',
      FILES: file,
      ARGUMENTS: `--time skip --parent-pid ${process.pid} --region eu-west-3`,
    };
    const { status, output, env } = runStep(start!, `shift 2; echo "$@" >&2; ${cli} "$@"`, environment);
    const endpoint = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect([status, output, env]).toEqual([0, { endpoint, region: 'eu-west-3', ...dummies }, '']);
    // Those are the outputs that the action declares, under their names.
    const declared = Object.entries(outputs).map(([name, { value }]) => [name, value]);
    expect(declared).toEqual(Object.keys(output).map((name) => [name, `\${{ steps.start.outputs.${name} }}`]));
    expect(start!.id).toBe('start');
    // It goes on serving after the step.
    const health = await fetch(`${output['endpoint']}/health`);
    expect(health.status).toBe(200);
    const stopped = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'stop', '--url', output['endpoint']!]);
    expect(stopped.status).toBe(0);
  });

  onPosix('passes on the release, no files for `.`, and the arguments', () => {
    const npx = `echo "$@" >&2; printf 'AWS_ENDPOINT_URL_SFN=http://127.0.0.1:4\nAWS_REGION=us-east-1\n'`;
    expect(runStep(start!, npx, { VERSION: '1', FILES: '.', ARGUMENTS: '--time skip' })).toEqual({
      status: 0,
      text: '--yes stepmill@1 start --port 0 --no-watch --wait --time skip\n',
      output: { endpoint: 'http://127.0.0.1:4', region: 'us-east-1', ...dummies },
      env: '',
    });
  });

  onPosix('fails with what the server says when it does not start, and hands out nothing', () => {
    const environment = { VERSION: '1', FILES: 'missing.yaml', ARGUMENTS: '' };
    const { status, text, output, env } = runStep(start!, `shift 2; ${cli} "$@"`, environment);
    expect([status, text, output, env]).toEqual([2, expect.stringContaining('missing.yaml'), {}, '']);
  });

  onPosix('fails when a release names no endpoint: clients would ask AWS', () => {
    const { status, text, output } = runStep(start!, 'echo ready', { VERSION: '0', FILES: '.', ARGUMENTS: '' });
    expect([status, text, output]).toEqual([1, '::error::stepmill start gave no endpoint\n', {}]);
  });
});
