import { version } from '../../package.json';
import { cli } from './support/cli';
import { RunningCommand } from './support/runCommand';

test('prints the version of the package', async () => {
  expect(await new RunningCommand(['--version']).ended).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('prints the commands when none is given', async () => {
  const { code, stdout, stderr } = await cli([]);
  expect({ code, stdout, commands: [...stderr.matchAll(/^ {2}(\w+) \[/gm)].map(([, name]) => name) }).toEqual({
    code: 2,
    stdout: '',
    commands: [
      'init',
      'run',
      'start',
      'stop',
      'validate',
      'definitions',
      'graph',
      'mocks',
      'coverage',
      'failures',
      'permissions',
      'cost',
      'mutate',
      'types',
      'diff',
      'record',
      'replay',
      'help',
    ],
  });
});

test.each(['run', 'start', 'validate', 'definitions', 'graph', 'diff', 'record', 'replay'])(
  'stepmill %s --help has examples',
  async (command) => {
    const { code, stdout, stderr } = await cli([command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: stepmill ${command} [^]*\\nExamples:\\n  stepmill ${command}`));
  },
);

test.each([
  [['strat'], "stepmill: unknown command 'strat'\n(Did you mean start?)\n"],
  [['run', 'x', '--inptu', 'y'], "stepmill: unknown option '--inptu'\n(Did you mean --input?)\n"],
  [
    ['package.json'],
    "stepmill: unknown command 'package.json'\n(To run a state machine of this file: stepmill run package.json)\n",
  ],
  [['validate'], "stepmill: missing required argument 'files'\n"],
  [
    ['run', 'x', '--param', 'y'],
    "stepmill: option '--param <name=value>' argument 'y' is invalid. Write NAME=VALUE.\n",
  ],
])('rejects %j and suggests what was meant', async (args, stderr) => {
  expect(await cli(args)).toEqual({ code: 2, stdout: '', stderr });
});

test('uses colour in help and errors only where it is wanted', async () => {
  const plain = await cli(['help', 'run']);
  const colourful = await cli(['help', 'run'], { stdout: { colour: true } });
  expect(plain.stdout).not.toContain('\u001b');
  expect(colourful.stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
  expect(colourful.stdout).toContain('\u001b[1mUsage:\u001b[0m');
});
