// A score: what an emulator passed, in a file of scores/.
import fs from 'node:fs';

/** Writes { about, target, date, suite, command, all, groups, misses, notPlayable } of the results. */
export function writeScore(file, { about, target, date, suite, scenarios }, { all, groups }) {
  const ids = (wanted) => scenarios.filter(({ status }) => status === wanted).map(({ id }) => id);
  const score = {
    ...{ about, target, date, suite, command: commandLine(), all, groups },
    ...{ misses: ids('failed'), notPlayable: ids('not playable') },
  };
  fs.writeFileSync(file, `${JSON.stringify(score, undefined, 2)}\n`);
}

/** How to get the same again, without what says where files go. */
function commandLine() {
  const args = process.argv
    .slice(2)
    .filter(
      (word, i, all) =>
        !/^--(?:score|json|at-least)$/.test(all[i - 1] ?? '') && !/^--(?:score|json|at-least)\b/.test(word),
    );
  return ['node conformance/play.mjs', ...args].join(' ');
}

/** What a score says of scenarios that these results do not show. */
export function claimsOf(score, { scenarios }, { groups }) {
  const known = new Set(score.misses);
  const failed = scenarios.filter(({ id, status }) => status === 'failed' && !known.has(id));
  const fewer = Object.entries(score.groups).filter(([name, { passed }]) => passed > (groups[name]?.passed ?? 0));
  return [
    ...failed.map(({ id }) => `${id} failed, and is not among the misses`),
    ...fewer.map(([name, { passed }]) => `${name}: it says ${passed} passed, ${groups[name]?.passed ?? 0} have`),
  ];
}
