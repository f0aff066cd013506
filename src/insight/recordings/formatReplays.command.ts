import { describeDifference } from '../diff/formatComparison';
import { describeReplay } from './replay/describeReplay';
import { type Verdict, placeText } from './replay/Replay';
import { formatCount } from '../../util/formatCount';
import type { ReplayedFile } from './replayFiles.command';

/** The results of replays as text: one in full, several as a table with the causes of differences. */
export function formatReplays(replayed: readonly ReplayedFile[], definition: string | undefined): string {
  const [first] = replayed;
  const lines =
    replayed.length === 1 ? describeFully(first!) : [...table(replayed), '', ...totals(replayed, definition)];
  return `${lines.join('\n')}\n`;
}

const words: Readonly<Record<Verdict, string>> = {
  agrees: 'agrees',
  differs: 'differs',
  unanswered: 'not answered',
  unusable: 'not played',
};

function describeFully({ file, replay, problem }: ReplayedFile): string[] {
  if (replay === undefined) return [`${file}: not played`, problem!];
  return [`${file}: ${words[replay.verdict]}`, ...describeReplay(replay)];
}

function table(replayed: readonly ReplayedFile[]): string[] {
  const width = Math.max(...replayed.map(({ file }) => file.length));
  return replayed.map((one) => {
    const verdict = words[one.replay?.verdict ?? 'unusable'];
    return `${verdict.padEnd(12)}  ${one.file.padEnd(width)}  ${inShort(one)}`.trimEnd();
  });
}

function inShort({ replay, problem }: ReplayedFile): string {
  if (replay === undefined) return problem!;
  const [first] = replay.comparison.differences;
  const what = replay.reason ?? (first === undefined ? '' : describeDifference(first));
  const place = replay.place === undefined ? '' : `  (${placeText(replay.place)})`;
  const notCompared = replay.comparison.notCompared.map((one) => `not compared: ${one}`).join('; ');
  return [`${what}${place}`, notCompared].filter((text) => text !== '').join('; ');
}

/** The number of results of each kind, and how many recordings differ because of each place. */
function totals(replayed: readonly ReplayedFile[], definition: string | undefined): string[] {
  const counts = (Object.keys(words) as Verdict[]).flatMap((verdict) => {
    const count = replayed.filter(({ replay }) => (replay?.verdict ?? 'unusable') === verdict).length;
    return count === 0
      ? []
      : [`${count} ${verdict === 'agrees' ? (count === 1 ? 'agrees' : 'agree') : nounOf(verdict, count)}`];
  });
  const on = definition === undefined ? 'their own definitions' : definition;
  return [`${formatCount(replayed.length, 'recording')} on ${on}: ${counts.join(', ')}`, ...byPlace(replayed)];
}

function nounOf(verdict: Verdict, count: number): string {
  return verdict === 'differs' && count > 1 ? 'differ' : words[verdict];
}

function byPlace(replayed: readonly ReplayedFile[]): string[] {
  const places = new Map<string, number>();
  for (const { replay } of replayed) {
    if (replay?.place === undefined) continue;
    const text = placeText(replay.place);
    places.set(text, (places.get(text) ?? 0) + 1);
  }
  return [...places].sort(([, a], [, b]) => b - a).map(([place, count]) => `  ${place}: ${count}`);
}
