import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Turns that read as translated, with what to write instead. New ones are not accepted; what is left may only
 * decrease: lower a number below when fewer lines remain.
 */
const turns: readonly (readonly [turn: RegExp, write: string])[] = [
  [/\b(?:is|are|was|were|been?) told\b(?! apart)/, 'name the actor: prints, reports, returns, "gets the error"'],
  [/\b(?:is|are|was|were) asked\b/, 'is called, is tried, is requested'],
  [/\ba text\b/, 'a string; for a file, "the content"'],
  [/(?:^|[.:] |\*\* |\/\/ |\* )Who(?:ever)? (?!is\b)[a-z]+/, 'a noun: "a caller that …", "the handler that …"'],
  [/(?:^|\*\* |\/\/ |\. )That (?:an?|the|no|nothing|something|nobody) /, 'the actor first: "Throws if …"'],
  [/\bmade[- ]up\b/, 'generated, dummy'],
  [/\bthere is not\b/, 'does not exist, is missing, unknown'],
  [/\bat most so many\b|\bso (?:many|much) (?:of|(?:milli)?seconds|bytes|items|calls)\b/, 'at most `n`, this many'],
  [/\banew\b|\bstarts? over\b/, 'again, restarts'],
  [/\bwritten over\b|\bwrites? over\b/, 'overwritten, overwrites'],
  [/\bin (?:its|their|his) place\b/, 'instead'],
  [/\bown accord\b/, 'by itself'],
  [/\b(?:says?|has|know|knows) nothing of\b/, 'says nothing about, does not have'],
  [/(?<!there )\bis none\b/, '"is not one", "must be a …"'],
  [/\bgiven back\b|\bgives? it back\b/, 'returned, freed'],
  [/\bfor ever\b/, 'forever'],
  [/\btime-outs?\b/, 'timeout'],
  [/\bset-ups?\b/, 'setup'],
  [/\bcomes? to be\b/, 'becomes'],
  [/(?:\*\* |\. |^\s*\* )Answers (?:what|whether|how|which|its|the (?:exit|number|text|names?)|all)\b/, 'Returns'],
  [/\b(?:stands?|lies?|lay|stood) in (?:the|an?|its|S3)\b(?! way| middle)/, 'is in'],
  [/(?:\*\* |\. |\/\/ |^\s*\* )As `\w+`,/, 'Like `…`,'],
  [/\b(?:ends|ended|fails?) so\b/, 'in this way'],
  [/\bis nowhere\b/, 'does not exist, is unknown'],
  [/\bnot (?:kept|there|known|needed|used) any more\b/, 'no longer kept'],
  [/\bin silence\b/, 'silently'],
];

const root = path.join(__dirname, '..', '..');
const own = path.relative(root, __filename);
/** A title, also one of a row of `test.each`. */
const title = /^\s*(?:(?:describe|test|it)(?:\.\w+)*(?:\(|.*\)\()\s*['"`]|\[['"`])/;

interface Place {
  readonly at: string;
  readonly line: string;
  readonly write: string;
}

/** The lines of the tracked files at these paths that have one of the turns. */
function found(paths: readonly string[], isRead: (line: string) => boolean = () => true): Place[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--', ...paths], { cwd: root, encoding: 'utf8' });
  const files = listed.split('\0').filter((file) => /\.(?:tsx?|md)$/.test(file) && file !== own);
  return files
    .filter((file) => fs.existsSync(path.join(root, file)))
    .flatMap((file) =>
      fs
        .readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          const write = isRead(line) && turns.find(([turn]) => turn.test(line))?.[1];
          return write ? [{ at: `${file}:${index + 1}`, line: line.trim(), write }] : [];
        }),
    );
}

/** One line for each place: where, what to write, and the line itself. */
function shown(places: readonly Place[]): string {
  return places.map(({ at, line, write }) => `${at}  write: ${write}\n    ${line}`).join('\n');
}

test.each([
  ['comments and messages', ['src'], 20, undefined],
  ['docs', ['docs', 'README.md'], 20, undefined],
  ['test titles', ['test'], 0, (line: string) => title.test(line)],
] as const)('%s get no new turns that read as translated', (_, paths, most, isRead) => {
  const places = found(paths, isRead);
  const more = `${places.length} lines where ${most} are allowed:\n${shown(places)}`;
  expect(places.length > most ? more : '').toBe('');
});
