#!/usr/bin/env node
// Writes docs/reference/scoreboard.md, its picture and the counts of docs/explanation/conformance.md, from scores/, facts/ and scenarios/.
//   node conformance/scoreboard.mjs [--scores DIR] [--docs DIR]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadFacts, loadScenarios, manifest, root } from './player/load.mjs';
import { countsOf } from './player/report.mjs';
import { drawScores } from './scoreboard/picture.mjs';
import { countsTable, scoreboardPage } from './scoreboard/pages.mjs';

const { values } = parseArgs({
  options: {
    scores: { type: 'string', default: path.join(root, 'scores') },
    docs: { type: 'string', default: path.join(root, '../docs') },
  },
});
const groups = Object.keys(manifest.groups);
const scores = fs
  .readdirSync(values.scores)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(fs.readFileSync(path.join(values.scores, name), 'utf8')))
  .sort((a, b) => b.all.passed / b.all.scenarios - a.all.passed / a.all.scenarios || a.about.localeCompare(b.about));

const file = (name) => path.join(values.docs, name);
for (const folder of ['reference', 'pictures']) fs.mkdirSync(file(folder), { recursive: true });
fs.writeFileSync(file('reference/scoreboard.md'), scoreboardPage(scores, groups));
fs.writeFileSync(file('pictures/scoreboard.svg'), drawScores(scores, groups));
if (fs.existsSync(file('explanation/conformance.md'))) {
  const own = scores.find(({ target }) => target === 'stepmill');
  const table = countsTable(countsOf(loadFacts(), loadScenarios()), own);
  const page = fs.readFileSync(file('explanation/conformance.md'), 'utf8');
  const [begin, end] = ['<!-- counts: written by `npm run docs` -->', '<!-- end of counts -->'];
  const [before, after] = [page.split(begin)[0], page.split(end)[1]];
  if (after === undefined) throw new Error(`docs/explanation/conformance.md lacks ${begin} or ${end}`);
  fs.writeFileSync(file('explanation/conformance.md'), `${before}${begin}\n\n${table}\n\n${end}${after}`);
}
