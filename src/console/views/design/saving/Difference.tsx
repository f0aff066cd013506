import { useMemo } from 'preact/hooks';
import { lineDiff, type DiffLine } from '../../../model/lineDiff';

/** So many unchanged lines are shown around a change. */
const context = 3;
const marks = { same: ' ', removed: '-', added: '+' } as const;
const tags = { same: 'span', removed: 'del', added: 'ins' } as const;

/** How one text becomes another: the changed lines, with some around them. */
export function Difference({ before, after, label }: { before: string; after: string; label: string }) {
  const hunks = useMemo(() => hunksOf(lineDiff(before, after)), [before, after]);
  if (hunks.length === 0) return <p>There is no difference.</p>;
  return (
    <div class="difference" role="region" aria-label={label} tabIndex={0}>
      {hunks.map((lines, index) => (
        <pre key={index}>
          {lines.map((line, at) => (
            <Line key={at} {...line} />
          ))}
        </pre>
      ))}
    </div>
  );
}

function Line({ kind, text, line }: DiffLine) {
  const Tag = tags[kind];
  return (
    <Tag>
      {`${String(line).padStart(5)} ${marks[kind]} ${text}`}
      {'\n'}
    </Tag>
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
