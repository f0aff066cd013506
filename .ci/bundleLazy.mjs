// What of the bundle runs at its first use. TypeScript has a module run all that it imports before itself, which leads from
// an entry to hundreds of modules, while a small test calls few of them. So small tests are run at the build: where one calls
// something of a module, and nothing of another that this one imports, the import waits until something of it is asked for.
// What is imported by a module that none of them calls stays as it is: it may be asked for often.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const charge = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'charge' } };
const lambda = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge' };
const oneTask = (name) => ({ StartAt: name, States: { [name]: { ...lambda, End: true } } });
const oneCharge = { StartAt: 'Charge', States: { Charge: { ...charge, End: true } } };
const template = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: order.asl.json, DefinitionSubstitutions: { Charge: !Ref Charge } }
`;
const samples = [
  {
    files: { 'order.asl.json': JSON.stringify(oneCharge) },
    machine: `'./order.asl.json'`,
    test: `order.mock('Charge').returns({ Payload: { ok: true } });
      const run = await order.run({ amount: 1 });
      expect(run).toHaveSucceeded();
      expect(run).toHaveOutput({ ...run.output });
      expect(run).toHaveTakenPath(['Charge']);`,
  },
  {
    machine: JSON.stringify({
      StartAt: 'Prices',
      States: {
        Prices: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: oneTask('Price'),
          Next: 'IsLarge',
          ResultPath: null,
        },
        IsLarge: {
          Type: 'Choice',
          Choices: [{ Variable: '$.amount', NumericGreaterThan: 1, Next: 'Review' }],
          Default: 'Apology',
        },
        Apology: { ...lambda, Next: 'Both' },
        Review: { Type: 'Wait', Seconds: 60, Next: 'Charge' },
        Charge: {
          ...lambda,
          Retry: [{ ErrorEquals: ['Busy'] }],
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Both' }],
          ResultPath: '$.charge',
          Next: 'Both',
        },
        Both: {
          Type: 'Parallel',
          Branches: [oneTask('Pack'), oneTask('Notify')],
          ResultPath: '$.both',
          Next: 'Done',
        },
        Done: { Type: 'Pass', Parameters: { 'both.$': '$.both' }, Next: 'Refused' },
        Refused: { Type: 'Fail', Error: 'Refused' },
      },
    }),
    test: `for (const name of ['Price', 'Pack', 'Apology']) order.mock(name).answers((input) => input);
      order.mock('Charge').throws('Busy').throws('Declined');
      // A run that is not over at once: its mock takes a while, or the machine is slow.
      order.mock('Notify').answers(async (input) => input);
      const run = await order.run({ amount: 2, items: [1, 2] });
      expect(run).toHaveFailedWith('Refused');
      expect(run).toHaveFailed();
      expect(run).toHaveEntered('Both');
      expect(run).toHaveTaken('61s');
      expect(run.state('Charge')).toHaveRetried(1);
      expect(run).toHaveCalled({ state: 'Charge' });
      // Apology's mock is not asked, which is looked into when the test ends.
      run.task('Charge').calls;`,
  },
];
/** What many tests load beside it. */
const templateSample = {
  files: { 'order.asl.json': JSON.stringify(oneCharge), 'template.yaml': template },
  machine: `'./template.yaml', 'Order'`,
  test: `order.mock('Charge').returns({ Payload: { ok: true } });
    expect(await order.run({ amount: 1 })).toHaveSucceeded();`,
};

/**
 * Rewrites the modules of a built DIST, whose names are given, so. Answers which of them the small tests run then, and which
 * one of a template.
 */
export function importLate(dist, modules) {
  const called = samples.map((sample) => calledModules(dist, sample));
  const texts = new Map(modules.map((name) => [name, fs.readFileSync(path.join(dist, name), 'utf8')]));
  for (const [importer, text] of texts) {
    const late = withLateImports(text, (target) => {
      const name = path.posix.join(path.posix.dirname(importer), target).replace(/(?:\.js)?$/, '.js');
      const imported = texts.get(name);
      if (imported === undefined || isPlainData(imported)) return false;
      return called.some((names) => names.has(importer) && !names.has(name));
    });
    if (late !== text) fs.writeFileSync(path.join(dist, importer), late);
  }
  const small = new Set(samples.flatMap((sample) => loadedModules(dist, sample)));
  return { small, ofTemplates: loadedModules(dist, templateSample) };
}

/** A few constants: nothing of them can be called, and they are as soon run as waited for. */
function isPlainData(text) {
  return !/=>|\b(?:function|class|require)\b|\) \{/.test(text);
}

/** Names as seen from DIST. */
function calledModules(dist, sample) {
  return inFolder((folder) => {
    runSample(dist, sample, { NODE_V8_COVERAGE: folder });
    return new Set(fs.readdirSync(folder).flatMap((name) => calledIn(path.join(folder, name), dist)));
  });
}

function loadedModules(dist, sample) {
  return inFolder((folder) => {
    const file = path.join(folder, 'loaded.json');
    const note = `require('node:fs').writeFileSync(process.env.LOADED, JSON.stringify(Object.keys(require.cache)))`;
    runSample(dist, { ...sample, before: `process.on('exit', () => ${note});` }, { LOADED: file });
    return JSON.parse(fs.readFileSync(file, 'utf8')).map((loaded) => nameOf(dist, loaded));
  });
}

function runSample(dist, { files = {}, machine, test, before = '' }, env) {
  inFolder((folder) => {
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
    const code = `${before}
      const { stepmill, expect } = require(process.argv[1]);
      const order = stepmill().stateMachine(${machine});
      require('node:test')('an order', async () => { ${test} });`;
    const { status, stdout } = spawnSync(process.execPath, ['-e', code, path.join(dist, 'node.js')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 2],
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    if (status !== 0) throw new Error(`a sample failed:\n${stdout}`);
  });
}

function inFolder(use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-late-'));
  try {
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function nameOf(dist, file) {
  return path.relative(dist, file).split(path.sep).join('/');
}

/** The first function of a file is the whole of it. */
function calledIn(coverage, dist) {
  return JSON.parse(fs.readFileSync(coverage, 'utf8'))
    .result.filter(({ url }) => url.startsWith('file:'))
    .filter(({ functions: [, ...inner] }) => inner.some(({ ranges: [whole] }) => whole.count > 0))
    .map(({ url }) => nameOf(dist, fileURLToPath(url)));
}

/**
 * The text of a module of TypeScript's, with its imports of modules that wait at each use in place of the beginning. To
 * import by name is `const name_1 = require('…')` there, and each use `name_1.…`.
 */
function withLateImports(text, waits) {
  const late = new Map();
  const rest = text.replace(/^(?:const|var) (\w+_\d+) = (require\("(\.[^"]+)"\));$/gm, (line, name, call, target) => {
    if (!waits(target)) return line;
    late.set(name, `(${call})`);
    return '';
  });
  if (late.size === 0) return text;
  return rest.replace(/(?<![\w$]|[^.]\.)\w+_\d+\b/g, (name, at) => {
    if (!late.has(name)) return name;
    if (rest[at + name.length] !== '.') throw new Error(`${name} is used otherwise than by a member of it`);
    return late.get(name);
  });
}
