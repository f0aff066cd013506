import { HarnessError } from '../../errors/HarnessError';
import { formatSnapshot } from '../../story/trace/formatSnapshot';
import type { Story } from '../../story/trace/Story';
import { repeatRun, type Circumstances } from './replay/repeatRun.harness';

const dayMs = 86_400_000;

/** How much later other runs start: in another year, month, day, hour, minute and second. */
const laterMs = [0, 401 * dayMs + 18_431_013, 777 * dayMs + 40_219_450, 1_103 * dayMs + 62_047_631];

/**
 * Throws a HarnessError if another run with the same input and answers would have another snapshot, because of
 * something that is not a placeholder: a random number, jitter, a string made from a time or the execution's name.
 * Values set by the test (`seed`, `startTime`, a name) are the same in each run. To find out, the run is repeated a few
 * times under other circumstances, which are always the same. Runs that cannot be repeated are not checked: Map Runs,
 * and those that a client stopped or redrove.
 */
export function checkStable(story: Story): void {
  const { definition, fixed } = story.origin;
  if (definition === undefined || fixed === undefined || (fixed.seed && fixed.startTime)) return;
  // A child of a Distributed Map: its part is one of another definition.
  if (story.origin.part !== undefined && story.executionArn.includes('/')) return;
  if (!sources.test(JSON.stringify(definition))) return;
  if (story.status === 'RUNNING' || story.events?.some(({ type }) => unplayable.test(type)) !== false) return;
  let first: string | undefined;
  for (const circumstances of others(story)) {
    const played = repeatRun(story, definition, circumstances);
    if (played === undefined && first === undefined) return;
    const text = played === undefined ? '' : formatSnapshot(played, { timesOf: story });
    first ??= text;
    if (text !== first) throw unstable(first, text, fixed);
  }
}

/**
 * Sources of data that differ in each run: the context object, the time, random numbers. Most definitions have none.
 */
const sources =
  /\$\$|\$states\.context|\$(?:now|millis|random|uuid)\b|States\.(?:MathRandom|UUID)|"JitterStrategy"|"Timestamp/;
const unplayable = /^(?:MapRun|ExecutionAborted|ExecutionRedriven)/;
/** A name that the emulator has generated. */
const drawn = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

function others({ name, startMs, origin: { fixed } }: Story): readonly Circumstances[] {
  return laterMs.map((ms, index) => ({
    seed: fixed!.seed ? 'again' : `again ${index}`,
    startMs: fixed!.startTime ? startMs : startMs + ms,
    name:
      drawn.test(name) && !fixed!.seed
        ? name.replace(drawn, `${String(index).repeat(8)}$&`.slice(0, 8) + name.slice(8, 36))
        : name,
  }));
}

function unstable(one: string, other: string, fixed: NonNullable<Story['origin']['fixed']>): HarnessError {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  const options = [
    ...(fixed.seed ? [] : ['seed: 1']),
    ...(fixed.startTime ? [] : ["startTime: '2030-01-01T00:00:00Z'"]),
  ];
  return new HarnessError(
    [
      'The snapshot would differ in the next run:',
      `  one run:      ${shown(lines[at])}`,
      `  another run:  ${shown(others[at])}`,
      "It contains a random number, or a string made from a time or the execution's name.",
      `Set the source of these values: stepmill({ ${options.join(', ')} }).`,
    ].join('\n'),
  );
}

function shown(line = '(nothing)'): string {
  const text = line.replace(/^[│├└─ ]+/, '');
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
