// Which modules of a built DIST the tests of a small workflow load: they make the first part of the bundle. A test runner
// parses a package anew for each test file, so that what few tests use stands apart and is parsed by them alone.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What test files import. */
export const testEntries = ['jest.js', 'vitest.js', 'node.js'];

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const definition = {
  StartAt: 'Charge',
  States: {
    Charge: {
      ...task,
      Parameters: { FunctionName: 'charge', 'Payload.$': '$' },
      Retry: [{ ErrorEquals: ['Busy'] }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refused' }],
      ResultPath: '$.charge',
      Next: 'IsLarge',
    },
    IsLarge: {
      Type: 'Choice',
      Choices: [{ Variable: '$.amount', NumericGreaterThan: 1, Next: 'Wait' }],
      Default: 'Refused',
    },
    Wait: { Type: 'Wait', Seconds: 60, Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
      ResultPath: null,
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } }],
      Next: 'Done',
    },
    Done: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $count($states.input) %}', End: true },
    Refused: { Type: 'Fail', Error: 'Refused' },
  },
};

/** A test file of node:test, and what its process has loaded when it is over. */
const sample = `
const { stepmill, expect } = require(process.argv[1]);
const sfn = stepmill();
const machine = sfn.stateMachine(${JSON.stringify(definition)});
require('node:test')('a small workflow', async () => {
  machine.mock('Charge').throws('Busy').returns({ Payload: { ok: true } });
  const run = await machine.run({ amount: 2, items: [1] });
  expect(run).toHaveSucceeded();
  expect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Wait', 'Each', 'Both', 'Done']);
  run.task('Charge').calls;
});
process.on('exit', () => require('node:fs').writeFileSync(process.argv[2], JSON.stringify(Object.keys(require.cache))));
`;

/** Names as seen from DIST. */
export function usualModules(dist) {
  const found = new Set();
  for (const entry of testEntries) addRequired(dist, entry, found);
  for (const file of loadedBySample(dist))
    if (!path.relative(dist, file).startsWith('..')) found.add(path.relative(dist, file).split(path.sep).join('/'));
  return found;
}

/** What commands load that are there for one run: a part of its own, so that no start of one parses all the others. */
export function commandModules(dist) {
  const found = new Set();
  for (const entry of ['cli.js', 'cli/start/start.js', 'emulator/server/startServer.js'])
    addRequired(dist, entry, found);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-parts-'));
  try {
    const [preload, out, file] = ['preload.cjs', 'loaded.json', 'sample.asl.json'].map((name) =>
      path.join(folder, name),
    );
    fs.writeFileSync(preload, noteLoaded(out));
    fs.writeFileSync(file, JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Pass', End: true } } }));
    for (const command of ['run', 'validate']) {
      const args = ['--require', preload, path.join(dist, 'cli.js'), command, file];
      const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 2] });
      if (status !== 0) throw new Error(`stepmill ${command} failed`);
      for (const name of readLoaded(out, dist)) found.add(name);
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

function noteLoaded(out) {
  const note = `require('node:fs').writeFileSync(${JSON.stringify(out)}, JSON.stringify(Object.keys(require.cache)))`;
  return `process.on('exit', () => ${note});\n`;
}

/** Names as seen from DIST. */
function readLoaded(out, dist) {
  return JSON.parse(fs.readFileSync(out, 'utf8'))
    .map((file) => path.relative(dist, file).split(path.sep).join('/'))
    .filter((name) => !name.startsWith('..'));
}

/** A module, and what it requires when it is loaded: TypeScript writes that at the beginning of a line. */
export function addRequired(dist, name, found) {
  if (found.has(name)) return;
  found.add(name);
  const text = fs.readFileSync(path.join(dist, name), 'utf8');
  for (const [, target] of text.matchAll(/^\S.*\brequire\(["'](\.[^"']+)["']\)/gm)) {
    const required = path.posix.join(path.posix.dirname(name), target.replace(/(?:\.js)?$/, '.js'));
    if (fs.existsSync(path.join(dist, required))) addRequired(dist, required, found);
  }
}

function loadedBySample(dist) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-parts-'));
  try {
    const out = path.join(folder, 'loaded.json');
    const args = ['-e', sample, path.join(dist, 'node.js'), out];
    const { status, stdout } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 2], encoding: 'utf8' });
    if (status !== 0) throw new Error(`the sample failed:\n${stdout}`);
    return JSON.parse(fs.readFileSync(out, 'utf8'));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
