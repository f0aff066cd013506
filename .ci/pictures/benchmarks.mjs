// Bars from the table that bench/run.mjs has printed: how often as fast as the peer.
import { bar, card, text } from './svg.mjs';

/** `| 10 Pass states | 6.9 | 0.63 | 27.8 | 14.0 × | 5 × |`, and `Node v24.21.0, 7 rounds, …`. */
function read(printed) {
  const rows = [...printed.matchAll(/^\| ([^|]+) \|(?: [^|]+ \|){3} ([\d.]+) × \|/gm)];
  const [node] = /Node v[\d.]+/.exec(printed);
  const [date] = /\d{4}-\d\d-\d\d/.exec(printed);
  return { node, date, rows: rows.map(([, name, ratio]) => ({ name, ratio: Number(ratio) })) };
}

export function drawBenchmarks(printed) {
  const { node, date, rows } = read(printed);
  if (rows.length === 0) throw new Error('bench/measured.txt has no ratios: the peer was left out.');
  const [left, width, row, top] = [230, 430, 26, 84];
  // From a tenth to a hundred times, each factor of ten as wide.
  const at = (ratio) => left + ((Math.log10(Math.min(Math.max(ratio, 0.1), 100)) + 1) / 3) * width;
  const bottom = top + rows.length * row;
  const content = [
    text(20, 30, 'CPU time beside aws-local-stepfunctions 3.0.0', 'font-size="16" font-weight="600"'),
    text(20, 50, `How many times as fast Stepmill is, from input to last event. ${date}, ${node}`, 'fill="#57606a"'),
  ];
  for (const tick of [0.1, 1, 10, 100]) {
    const colour = tick === 1 ? '#57606a' : '#eaeef2';
    content.push(`<line x1="${at(tick)}" x2="${at(tick)}" y1="${top - 8}" y2="${bottom}" stroke="${colour}"/>`);
    content.push(
      text(
        at(tick),
        top - 13,
        tick === 1 ? 'the same' : `${tick} ×`,
        'fill="#57606a" font-size="11" text-anchor="middle"',
      ),
    );
  }
  rows.forEach(({ name, ratio }, index) => {
    const y = top + index * row;
    const [from, to] = [at(1), at(ratio)].toSorted((a, b) => a - b);
    content.push(text(left - 10, y + 13, name, 'text-anchor="end"'));
    content.push(bar(from.toFixed(1), y + 1, (to - from).toFixed(1), 16, ratio < 1 ? '#d4a72c' : '#2da44e'));
    content.push(text((to + 6).toFixed(1), y + 13, `${ratio} ×`, 'font-size="12"'));
  });
  return card(left + width + 70, bottom + 20, 'CPU time beside aws-local-stepfunctions', content);
}
