// The scores as Markdown.

const percent = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

/** Rows of cells; the first is the head. All columns but the first are numbers. */
function table([head, ...rows], numbers = true) {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => String(row[i]).length)));
  const line = (row) =>
    `| ${row.map((cell, i) => (i > 0 && numbers ? String(cell).padStart(widths[i]) : String(cell).padEnd(widths[i]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i > 0 && numbers ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

export function scoreboardPage(scores, groups) {
  const cell = ({ passed, scenarios } = { scenarios: 0 }) => (scenarios === 0 ? '-' : `${passed}/${scenarios}`);
  const rows = scores.map(({ about, groups: own, all }) => [
    about,
    ...groups.map((name) => cell(own[name])),
    cell(all),
    percent(all.passed, all.played),
    percent(all.passed, all.scenarios),
  ]);
  const how = scores.map(({ about, date, suite, command }) => [about, date, suite, `\`${command}\``]);
  // Ours first.
  const byMisses = [...scores].sort((a, b) => (b.target === 'stepmill') - (a.target === 'stepmill'));
  return `${[
    '<!-- Written by `npm run docs` from conformance/scores. Do not edit. -->',
    '# Scoreboard',
    'How many scenarios of the [conformance suite](../explanation/conformance.md) an emulator passes: what AWS answers, event by event.',
    '![passed scenarios by emulator and group](../pictures/scoreboard.svg)',
    table([['', ...groups, 'all', 'of played', 'of all'], ...rows]),
    'Passed of all scenarios of the group. An emulator that cannot move time, or whose tasks call no endpoint, cannot play some: _of played_ leaves these out, _of all_ does not. An operation or a state that an emulator does not have is played, and does not pass.',
    '## How to get the same',
    table([['', 'date', 'suite', 'command, in a clone'], ...how], false),
    'A score is a file of `conformance/scores`. [How to dispute one or to send your own](../explanation/conformance.md#scores)',
    '## What misses',
    'The names are those of `conformance/scenarios`. `node conformance/play.mjs run NAME` shows what was answered.',
    ...byMisses.flatMap((score) => [`### ${score.about}`, ...missesOf(score, groups)]),
  ].join('\n\n')}\n`;
}

function missesOf({ misses, notPlayable }, groups) {
  const lines = (ids) =>
    groups
      .map((group) => [group, ids.filter((id) => id.startsWith(`${group}/`))])
      .filter(([, own]) => own.length > 0)
      .map(([group, own]) => `- ${group}: ${named(own, group)}`)
      .join('\n');
  const part = (title, ids) => (ids.length === 0 ? [`${title}: none.`] : [`${title}: ${ids.length}.`, lines(ids)]);
  return [...part('Not passed', misses), ...part('Not playable', notPlayable)];
}

/** Names without their group; cases of a file in one. */
function named(ids, group) {
  const files = new Map();
  for (const id of ids) {
    const [, file, name] = id.split('/');
    files.set(file, [...(files.get(file) ?? []), ...(name ? [name] : [])]);
  }
  return [...files]
    .map(([file, cases]) => `\`${group}/${file}\`${cases.length > 0 ? ` (${cases.join(', ')})` : ''}`)
    .join(', ');
}

/** Rows of facts, scenarios, and what Stepmill passed of them. */
export function countsTable(counts, score) {
  const head = ['group', 'facts', 'asserted', 'not observable', 'open', 'scenarios', 'played', 'passed'];
  const own = (group) => (group === 'all' ? score?.all : score?.groups[group]) ?? { played: 0, passed: 0 };
  const rows = counts.map(({ group, facts, asserted, hidden, open, scenarios }) => [
    ...[group, facts, asserted, hidden, open, scenarios],
    ...[own(group).played, own(group).passed],
  ]);
  return table([head, ...rows]);
}
