// Reads the scenarios: checks them, makes scenarios of families, puts `let` in place, and writes all as steps.
import fs from 'node:fs';
import path from 'node:path';
import { checkSchema } from './schema.mjs';
import { substitute } from './names.mjs';

export const root = path.join(import.meta.dirname, '..');
const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));

export const manifest = read('manifest.json');

/** All facts by id: { id, text, observable?, reason? }. */
export function loadFacts() {
  const facts = Object.keys(manifest.groups).flatMap((group) => read(`facts/${group}.json`));
  return new Map(facts.map((fact) => [fact.id, fact]));
}

/** Throws with all that is wrong in the files. */
export function loadScenarios(folder = path.join(root, 'scenarios')) {
  const schema = read('scenario.schema.json');
  const facts = loadFacts();
  const faults = [];
  const scenarios = files(folder).flatMap((file) => {
    const id = path
      .relative(folder, file)
      .replace(/\\/g, '/')
      .replace(/\.json$/, '');
    try {
      const written = JSON.parse(fs.readFileSync(file, 'utf8'));
      const wrong = checkSchema(written, schema);
      if (written.id !== id) wrong.push(`id is ${JSON.stringify(written.id)}, but the file is ${id}.json`);
      if (manifest.groups[id.split('/')[0]] === undefined)
        wrong.push(`${id.split('/')[0]} is no group of manifest.json`);
      if (wrong.length > 0) throw new Error(wrong.join('\n  '));
      return scenariosOf(written);
    } catch (error) {
      faults.push(`${id}: ${error.message}`);
      return [];
    }
  });
  for (const scenario of scenarios) faults.push(...mistakesOf(scenario, facts));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return scenarios;
}

function files(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** The scenarios of a file, as steps. */
export function scenariosOf({ cases, ...shared }) {
  if (!cases) return [normalized(shared)];
  return cases.map(({ case: name, title, ...own }) => {
    return normalized({
      ...shared,
      ...own,
      id: `${shared.id}/${name}`,
      title: `${shared.title}: ${title ?? name}`,
      let: { ...shared.let, ...own.let },
    });
  });
}

/** `{ "$repeat": "x", "times": 3 }` is `xxx`; of a value that is no string, an array. */
function repeated(value) {
  if (value === null || typeof value !== 'object' || !('$repeat' in value)) return value;
  const { $repeat: one, times } = value;
  return typeof one === 'string' ? one.repeat(times) : Array.from({ length: times }, () => one);
}

function normalized({ let: written = {}, ...rest }) {
  let scenario = rest;
  const values = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, repeated(value)]));
  // A value may name others.
  for (let depth = 0; depth < 4; depth++) scenario = substitute(scenario, (name) => values[name]);
  const { input, expect, steps, ...others } = scenario;
  if (steps && (input !== undefined || expect))
    throw new Error(`${others.id}: has steps, and input or expect beside them`);
  return {
    type: 'STANDARD',
    ...others,
    group: others.id.split('/')[0],
    file: others.id.split('/').slice(0, 2).join('/'),
    steps: steps ?? shortForm(scenario),
  };
}

/** `input` and `expect` are two steps. */
function shortForm({ id, machine, type, input, expect }) {
  if (machine === undefined || expect === undefined) throw new Error(`${id}: write steps, or machine and expect`);
  const params = input === undefined ? {} : { input };
  if (type !== 'EXPRESS') return [{ call: 'StartExecution', params }, { expect }];
  if (expect.events || expect.contains || expect.lacks) throw new Error(`${id}: an Express execution has no events`);
  return [{ call: 'StartSyncExecution', params, answer: expect }];
}

/** What the schema cannot say. */
function mistakesOf({ id, facts, steps }, known) {
  const faults = facts.filter((fact) => !known.has(fact)).map((fact) => `${id}: there is no fact ${fact}`);
  const asserts = steps.some((step) => step.answer || step.error || step.expect || 'holds' in step);
  if (!asserts) faults.push(`${id}: asserts nothing`);
  for (const fact of facts)
    if (known.get(fact)?.observable === false) faults.push(`${id}: ${fact} is listed as not observable`);
  for (const { expect } of steps)
    for (const [i, [eventId, previous]] of (expect?.events ?? []).entries())
      if (eventId !== i + 1 || previous >= eventId)
        faults.push(`${id}: event ${i + 1} is numbered ${eventId} after ${previous}`);
  return faults;
}
