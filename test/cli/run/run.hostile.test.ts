import path from 'node:path';
import { cli, folderWith, lines } from '../support/cli';

const clear = '\u001b[2J';
const files = folderWith({
  'pass.asl.json': { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
  'control.asl.json': {
    StartAt: clear,
    States: {
      [clear]: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'x' }], Default: '\u202eliaF' },
      x: { Type: 'Pass', End: true },
      ['\u202eliaF']: { Type: 'Fail', Error: clear, Cause: `one${clear}\ntwo` },
    },
  },
  'proto.asl.json':
    '{"StartAt":"__proto__","States":{"__proto__":{"Type":"Pass","Next":"constructor"},"constructor":{"Type":"Succeed"}}}',
  'deep.json': '['.repeat(50_000) + ']'.repeat(50_000),
  'big.json': { text: 'x'.repeat(262_144) },
});

function run(file: string, ...args: string[]) {
  return cli(['run', path.join(files, file), ...args]);
}

test('rejects an input that is nested too deeply', async () => {
  const input = `@${path.join(files, 'deep.json')}`;
  expect(await run('pass.asl.json', '--input', input, '--verbose')).toMatchObject({
    code: 2,
    stderr: "stepmill: Invalid State Machine Execution Input: 'The data is nested more than 1000 levels deep'\n",
  });
});

test('rejects an input that is too large, like AWS', async () => {
  expect(await run('pass.asl.json', '--input', `@${path.join(files, 'big.json')}`)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^stepmill: .*length less than or equal to 262144\n$/),
  });
});

test('names and errors move no cursor', async () => {
  const { code, stdout } = await run('control.asl.json');
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: lines(
      `control  STANDARD · ${files}/control.asl.json · time: skip`,
      '',
      '       +0s  ✓ ·[2J   → ·liaF',
      '       +0s  ✗ ·liaF  ·[2J — one·[2J two',
      '',
      'FAILED after 0s (… here)',
      '  ·[2J',
      '  one·[2J',
      '  two',
      `  failed in state '·liaF' at /States/·liaF (${files}/control.asl.json:1)`,
      '',
      'path         ·[2J → ·liaF',
      'transitions  3 (the start, 2 states entered)',
      'cost on AWS  $0.000075 in us-east-1 (STANDARD: 3 transitions at $0.000025)',
    ),
  });
});

test('names of members that every object has are names like others', async () => {
  const { code, stdout } = await run('proto.asl.json');
  expect({ code, path: stdout.split('\n').at(-4) }).toEqual({ code: 0, path: 'path         __proto__ → constructor' });
});

test('a history that cannot be written', async () => {
  expect(await run('pass.asl.json', '--history', '/nope/history.json')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^stepmill: The history cannot be written: ENOENT/),
  });
});
