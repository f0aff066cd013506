#!/usr/bin/env node
// Plays the conformance scenarios on an emulator of AWS Step Functions. Needs Node alone: no package, no build.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { plainCaller, sdkCaller } from './player/call.mjs';
import { loadFacts, loadScenarios, manifest } from './player/load.mjs';
import { playAll } from './player/playAll.mjs';
import { playAws } from './player/playAws.mjs';
import { claimsOf, writeScore } from './player/score.mjs';
import { selfCheck } from './player/selfCheck.mjs';
import { printResult, printShown, printTotals, requirements, totalsOf } from './player/report.mjs';

const usage = `Usage: node conformance/play.mjs [options]              plays the scenarios
       node conformance/play.mjs run ID [options]       plays one and shows what was answered
       node conformance/play.mjs requirements [--json F] lists facts, with the scenarios that assert them
       node conformance/play.mjs summarize FILE…        counts the results of --json by group
       node conformance/play.mjs check                  checks scenarios and player without an emulator

Options:
  --target NAME        a file of conformance/targets, or a path to one (default: stepmill; with --endpoint: endpoint)
  --endpoint URL       where the emulator answers, when it runs already
  --only A,B           groups, ids, or patterns with *
  --json FILE          writes the results
  --score FILE         writes the score for the scoreboard
  --at-least FILE      exit code 1 when that score says more than passed, and otherwise 0
  --sdk                sends all calls through @aws-sdk/client-sfn of the current folder, too
  --concurrency N      scenarios at a time (default: 8; with --aws: 4)
  --patience S         seconds to wait for one thing where time is real (default: 20)
  --min PERCENT        exit code 1 when fewer of the played pass (default: 100)
  --list               prints those that pass and those that are not playable, too
  --set NAME=VALUE     an option of the target
  --scenarios DIR      other scenarios than those of conformance/scenarios
  --aws                plays on a real account, with credentials from the SDK: asks first, deletes everything
    --role ARN         the role of the state machines
    --prefix NAME      what all names start with (default: conformance)
    --yes              does not ask
    --proposals FILE   where differences are written (default: proposals.json)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    target: { type: 'string' },
    endpoint: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    sdk: { type: 'boolean' },
    score: { type: 'string' },
    'at-least': { type: 'string' },
    concurrency: { type: 'string' },
    patience: { type: 'string', default: '20' },
    min: { type: 'string', default: '100' },
    list: { type: 'boolean' },
    set: { type: 'string', multiple: true, default: [] },
    scenarios: { type: 'string' },
    aws: { type: 'boolean' },
    role: { type: 'string' },
    prefix: { type: 'string' },
    yes: { type: 'boolean' },
    proposals: { type: 'string', default: 'proposals.json' },
    help: { type: 'boolean', short: 'h' },
  },
});

const commands = { play, run, requirements: listRequirements, summarize, check };
const [command = 'play', ...rest] = positionals;
if (values.help || !commands[command]) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}
try {
  process.exitCode = (await commands[command](rest)) ?? 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

async function play() {
  const scenarios = chosen(values.only);
  const how = { ...options(), callers: await callers(), done: (result) => printResult(result, values.list) };
  const { yes, proposals } = values;
  const results = values.aws ? await playAws(scenarios, { ...how, yes, proposals }) : await playAll(scenarios, how);
  if (!results) return 1;
  const totals = totalsOf(results.scenarios);
  printTotals(totals, results);
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify({ ...results, totals }, undefined, 1)}\n`);
  if (values.score) writeScore(values.score, results, totals);
  if (results.remains.length > 0) throw new Error(`Not deleted:\n${results.remains.join('\n')}`);
  if (values['at-least']) return compareWithScore(values['at-least'], results, totals);
  const { passed, played } = totals.all;
  return played > 0 && (100 * passed) / played >= Number(values.min) ? 0 : 1;
}

/** A score in the repository must not say more than is so. */
function compareWithScore(file, results, totals) {
  const claims = claimsOf(JSON.parse(fs.readFileSync(file, 'utf8')), results, totals);
  for (const claim of claims) console.log(`${file}: ${claim}`);
  return claims.length > 0 ? 1 : 0;
}

async function run([id]) {
  const scenarios = chosen(id);
  const results = await playAll(scenarios, {
    ...options(),
    concurrency: 1,
    callers: [plainCaller],
    watch: printShown,
    done: (result) => printResult(result, true),
  });
  return results.scenarios.every(({ status }) => status === 'passed') ? 0 : 1;
}

function listRequirements() {
  const rows = requirements(loadFacts(), loadScenarios(values.scenarios));
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(rows, undefined, 1)}\n`);
}

function summarize(files) {
  for (const file of files) {
    const results = JSON.parse(fs.readFileSync(file, 'utf8'));
    printTotals(totalsOf(results.scenarios), results);
  }
}

/** Plays against what the scenarios expect, then with each asserted leaf altered: the player must name that leaf. */
async function check() {
  const { scenarios, leaves, faults } = await selfCheck(chosen(values.only));
  for (const fault of faults) console.log(fault);
  console.log(`${scenarios} scenarios, ${leaves} asserted leaves, ${faults.length} not found`);
  return faults.length === 0 ? 0 : 1;
}

function options() {
  const { endpoint, role, prefix, set } = values;
  return {
    target: values.target ?? (endpoint ? 'endpoint' : 'stepmill'),
    concurrency: Number(values.concurrency ?? (values.aws ? 4 : 8)),
    patience: Number(values.patience),
    suite: manifest.suite,
    options: {
      endpoint,
      role,
      prefix,
      ...Object.fromEntries(set.map((one) => [one.split('=')[0], one.slice(one.indexOf('=') + 1)])),
    },
  };
}

/** The ways in which calls are sent: one column each. */
async function callers() {
  if (!values.sdk) return [plainCaller];
  const file = createRequire(path.resolve('package.json')).resolve('@aws-sdk/client-sfn');
  const sdk = await import(pathToFileURL(file).href);
  return [plainCaller, (place) => sdkCaller(place, sdk.default ?? sdk)];
}

function chosen(only) {
  const scenarios = loadScenarios(values.scenarios);
  if (only === undefined) return scenarios;
  const patterns = only
    .split(',')
    .map((text) => new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}(?:/.*)?$`));
  const found = scenarios.filter(({ id }) => patterns.some((pattern) => pattern.test(id)));
  if (found.length === 0) throw new Error(`No scenario is called ${only}.`);
  return found;
}
