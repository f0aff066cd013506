// Plays on a real account: says what it will make and cost, asks, plays, and writes what differs as new facts.
import fs from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { costOf } from './cost.mjs';
import { playAll } from './playAll.mjs';
import { lackOf, loadTarget } from './target.mjs';

const number = (value) => value.toLocaleString('en-US');
/** A fraction of a cent is no nothing. */
const dollars = (value) => `$${value > 0 && value < 0.01 ? '0.01 at most' : value.toFixed(2)}`;

/** Resolves to the results with `proposals`, or to undefined when it may not. `options.yes`: without asking. */
export async function playAws(scenarios, { yes, proposals: file, ...options }) {
  const target = await loadTarget('aws');
  const playable = scenarios.filter((scenario) => !lackOf(target, scenario, options.patience));
  const { account, prefix, role, endpoint } = target.checkOptions(options.options);
  const cost = costOf(playable);
  console.log(`Account ${account} at ${endpoint ?? 'AWS'}, role ${role}
  plays    ${number(playable.length)} of ${number(scenarios.length)} scenarios; the others need services, or time that can be moved
  creates  ${number(cost.machines)} state machines and ${number(cost.activities)} activities, all named ${prefix}-…, and deletes them
  starts   ${number(cost.executions)} executions with some ${number(cost.transitions)} state transitions at most
  costs    ${dollars(cost.dollars)}, at $0.025 for 1,000 transitions; what differs is played a second time`);
  if (!yes && !(await confirmed())) {
    console.log('Nothing was called.');
    return undefined;
  }
  const results = await playAll(scenarios, { ...options, target: 'aws' });
  const differing = results.scenarios.filter(({ status, pointer }) => status === 'failed' && pointer);
  const again = await confirmDifferences(differing, results, scenarios, options);
  const chance = differing.filter((one) => !again.includes(one)).map(({ id }) => id);
  if (chance.length > 0) console.log(`\nDiffered once and not again: ${chance.join(', ')}`);
  const source = endpoint ?? 'AWS';
  const proposals = again.map((difference) => proposalOf(difference, results, source));
  if (proposals.length > 0) fs.writeFileSync(file, `${JSON.stringify(proposals, undefined, 2)}\n`);
  const played = results.scenarios.filter(({ status }) => status !== 'not playable').length;
  const found = proposals.length > 0 ? `${proposals.length} differences: ${file}` : 'No differences';
  console.log(`\n${number(played)} scenarios were played. ${found}`);
  return results;
}

async function confirmed() {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // At the end of the input nobody answers any more.
  const answer = await Promise.race([
    terminal.question('Go on? Type yes: '),
    new Promise((resolve) => terminal.once('close', () => resolve(''))),
  ]);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}

/** What differs at the same place twice is a fact, and no chance. */
async function confirmDifferences(differing, results, scenarios, options) {
  if (differing.length === 0) return [];
  const ids = new Set(differing.map(({ id }) => id));
  const second = await playAll(
    scenarios.filter(({ id }) => ids.has(id)),
    { ...options, target: 'aws', concurrency: 1, done: undefined },
  );
  results.remains = [...results.remains, ...second.remains];
  return differing.filter(({ id, pointer }) =>
    second.scenarios.some((one) => one.id === id && one.status === 'failed' && one.pointer === pointer),
  );
}

/** Without the number of the account. */
function proposalOf({ id, facts, pointer, expected, got }, { date, suite, region, account }, source) {
  const proposal = {
    scenario: id,
    facts,
    leaf: pointer,
    expected,
    got: got === undefined ? null : got,
    date,
    region,
    source,
    suite,
  };
  return JSON.parse(JSON.stringify(proposal).replaceAll(account, '${account}'));
}
