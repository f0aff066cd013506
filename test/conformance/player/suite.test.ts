import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import Ajv from 'ajv/dist/2020';

const root = path.join(__dirname, '../../..');
const suite = path.join(root, 'conformance');
const read = (file: string): unknown => JSON.parse(fs.readFileSync(file, 'utf8'));
const filesIn = (folder: string, ending: string): string[] =>
  fs
    .readdirSync(path.join(suite, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(suite, folder, name));

test('the player accepts what each scenario expects, and names each leaf that is altered', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(suite, 'play.mjs'), 'check']);
  expect(stdout).toMatch(/^\d+ scenarios, \d+ asserted leaves, 0 not found\n$/);
}, 120_000);

test('each file is as the schema says', () => {
  const validate = new Ajv({ strict: false }).compile(read(path.join(suite, 'scenario.schema.json')) as object);
  const wrong = filesIn('scenarios', '.json').filter((file) => !validate(read(file)));
  expect(wrong).toEqual([]);
});

test('facts are numbered by group, and each reason belongs to a fact that is not observable', () => {
  const groups = Object.keys((read(path.join(suite, 'manifest.json')) as { groups: object }).groups);
  expect(filesIn('facts', '.json').map((file) => path.basename(file, '.json'))).toEqual([...groups].sort());
  for (const group of groups) {
    const facts = read(path.join(suite, 'facts', `${group}.json`)) as Record<string, unknown>[];
    expect(facts.map(({ id }) => id)).toEqual(facts.map((_, i) => `${group}/${String(i + 1).padStart(3, '0')}`));
    expect(facts.filter(({ observable, reason }) => (observable === false) !== (reason !== undefined))).toEqual([]);
  }
});

test('the player imports nothing but Node and itself', () => {
  const foreign = [path.join(suite, 'play.mjs'), ...filesIn('player', '.mjs'), ...filesIn('targets', '.mjs')].flatMap(
    (file) =>
      [...fs.readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'([^']+)'/g)]
        .map(([, name]) => name!)
        .filter((name) => !name.startsWith('node:') && !/^\.{1,2}\//.test(name))
        .map((name) => `${path.relative(suite, file)}: ${name}`),
  );
  expect(foreign).toEqual([]);
});

test('the scenario that README.md walks through is in the suite', () => {
  const [, text] = /```json\n(\{\n {2}"id": "history\/task-caught".*?\n\})\n```/s.exec(
    fs.readFileSync(path.join(suite, 'README.md'), 'utf8'),
  )!;
  expect(JSON.parse(text!)).toEqual(read(path.join(suite, 'scenarios/history/task-caught.json')));
});
