// What people read: failures, counts, requirements.
import { readEvent } from './history.mjs';
import { manifest } from './load.mjs';

const show = (value) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 1200 ? `${text.slice(0, 1200)} …` : text;
};

export function printResult(result, all) {
  const { id, status } = result;
  if (status === 'passed') return all && console.log(`pass  ${id}`);
  if (status === 'not playable') return all && console.log(`----  ${id}: ${result.reason}`);
  console.log(`FAIL  ${id}: ${result.title}`);
  console.log(`      facts     ${result.facts.join(', ')} (${result.basis}: ${result.source})`);
  if (result.through) console.log(`      through   ${result.through}`);
  console.log(`      where     ${result.pointer || 'setting up'}`);
  console.log(`      expected  ${show(result.expected)}`);
  console.log(`      got       ${show(result.got)}`);
  for (const mistake of result.mistakes ?? []) console.log(`      mistake   ${show(mistake)}`);
}

/** { all, groups: { name: { scenarios, played, passed } } }. */
export function totalsOf(results) {
  const count = (some) => ({
    scenarios: some.length,
    played: some.filter(({ status }) => status !== 'not playable').length,
    passed: some.filter(({ status }) => status === 'passed').length,
  });
  const groups = Object.keys(manifest.groups).map((name) => [
    name,
    count(results.filter(({ group }) => group === name)),
  ]);
  return { all: count(results), groups: Object.fromEntries(groups.filter(([, { scenarios }]) => scenarios > 0)) };
}

export function printTotals({ all, groups }, { about, suite }) {
  const percent = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
  const row = (cells) =>
    console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(14) : String(cell).padStart(11))).join(''));
  console.log(`\n${about}, suite ${suite}`);
  row(['group', 'scenarios', 'played', 'passed', 'of played', 'of all']);
  for (const [name, { scenarios, played, passed }] of [...Object.entries(groups), ['all', all]])
    row([name, scenarios, played, passed, percent(passed, played), percent(passed, scenarios)]);
}

/** What was answered, in the form in which scenarios are written. */
export function printShown(step, { answer, error, history = [] }) {
  console.log(`\n${step.call ?? (step.expect ? 'expect' : 'object')}`);
  console.log(`  ${JSON.stringify(error ?? answer)}`);
  for (const { id, previous, type, details } of history.map(readEvent))
    console.log(`  ${JSON.stringify([id, previous, type, ...(details ? [details] : [])])}`);
}

/** Prints each fact with its scenarios, then counts by group; returns the rows. */
export function requirements(facts, scenarios) {
  const rows = [...facts.values()].map((fact) => ({
    ...fact,
    scenarios: scenarios.filter((scenario) => scenario.facts.includes(fact.id)).map(({ id }) => id),
  }));
  for (const { id, text, observable, reason, scenarios: by } of rows)
    console.log(
      `${id}  ${observable === false ? `not observable: ${reason}` : by.join(' ') || 'OPEN'}${text ? `  (${text})` : ''}`,
    );
  console.log(
    `\n${'group'.padEnd(14)}${['facts', 'asserted', 'not obs.', 'open', 'scenarios'].map((cell) => cell.padStart(11)).join('')}`,
  );
  for (const { group, facts: all, asserted, hidden, open, scenarios: own } of countsOf(facts, scenarios))
    console.log(
      group.padEnd(14) + [all, asserted, hidden, open, own].map((cell) => String(cell).padStart(11)).join(''),
    );
  return rows;
}

/** [{ group, facts, asserted, hidden, open, scenarios }] for each group and for all; `hidden`: not observable. */
export function countsOf(facts, scenarios) {
  const asserted = new Set(scenarios.flatMap((scenario) => scenario.facts));
  return [...Object.keys(manifest.groups), 'all'].map((group) => {
    const mine = [...facts.values()].filter(({ id }) => group === 'all' || id.startsWith(`${group}/`));
    const hidden = mine.filter(({ observable }) => observable === false).length;
    const found = mine.filter(({ id }) => asserted.has(id)).length;
    const own = scenarios.filter((scenario) => group === 'all' || scenario.group === group).length;
    return { group, facts: mine.length, asserted: found, hidden, open: mine.length - found - hidden, scenarios: own };
  });
}
