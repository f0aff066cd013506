import { useMemo } from 'preact/hooks';
import { lineDiff, type DiffLine } from '../../../model/lineDiff';

/** So many unchanged lines are shown around a change. */
const context = 3;
const marks = { same: ' ', removed: '-', added: '+' } as const;
const words = { same: '', removed: 'removed: ', added: 'added: ' } as const;

/** How one text becomes another: the changed lines, with some around them. */
export function Difference({ before, after, label }: { before: string; after: string; label: string }) {
  const hunks = useMemo(() => hunksOf(lineDiff(before, after)), [before, after]);
  if (hunks.length === 0) return <p>There is no difference.</p>;
  return (
    <div class="difference" role="region" aria-label={label} tabIndex={0}>
      {hunks.map((lines, index) => (
        <pre key={index}>
          {lines.map(({ kind, text, line }, at) => (
            <div key={at} class={kind}>
              <span class="dim">{String(line).padStart(5)}</span> <span aria-hidden="true">{marks[kind]}</span>
              <span class="sr-only">{words[kind]}</span> {text}
            </div>
          ))}
        </pre>
      ))}
    </div>
  );
}

/** The parts of a difference that have changes. */
function hunksOf(lines: readonly DiffLine[]): readonly (readonly DiffLine[])[] {
  const hunks: DiffLine[][] = [];
  let last = -Infinity;
  for (const [at, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    const from = Math.max(at - context, 0);
    if (from > last) hunks.push(lines.slice(from, at + context + 1));
    else hunks.at(-1)!.push(...lines.slice(last, at + context + 1));
    last = Math.min(at + context + 1, lines.length);
  }
  return hunks;
}
