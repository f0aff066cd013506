// The scores as a picture, on a light card: it can be read on pages of either colour.

const fonts = "ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif";
const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const [left, top, row, column, bar] = [200, 84, 44, 88, 76];

/** A bar for each group: what passed of all its scenarios, with the number. */
export function drawScores(scores, groups) {
  const names = [...groups, 'all'];
  const width = left + names.length * column + 20;
  const height = top + scores.length * row + 16;
  const text = (x, y, words, more = '') => `<text x="${x}" y="${y}"${more}>${escaped(words)}</text>`;
  const heads = names.map((name, i) => text(left + i * column, top - 14, name, ' font-size="12" fill="#57606a"'));
  const rows = scores.flatMap(({ about, groups: own, all }, line) => {
    const y = top + line * row;
    const cells = names.map((name, i) =>
      cell(left + i * column, y, (name === 'all' ? all : own[name]) ?? { scenarios: 0 }),
    );
    return [text(20, y + 17, about, ' font-weight="600"'), ...cells];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>Passed scenarios of the conformance suite, by emulator and group</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#ffffff" stroke="#d0d7de"/>
<g font-family="${fonts}" font-size="13" fill="#1f2328">
${[
  text(20, 30, 'What AWS answers, scenario by scenario', ' font-size="16" font-weight="600"'),
  text(20, 50, 'Passed of all scenarios of each group.', ' fill="#57606a"'),
  ...heads,
  ...rows,
].join('\n')}
</g>
</svg>
`;
}

function cell(x, y, { passed = 0, scenarios }) {
  if (scenarios === 0) return `<text x="${x}" y="${y + 17}" fill="#57606a">none</text>`;
  const part = ((bar * passed) / scenarios).toFixed(1);
  return [
    `<text x="${x}" y="${y + 12}" font-size="12">${passed} of ${scenarios}</text>`,
    `<rect x="${x}" y="${y + 18}" width="${bar}" height="8" rx="2" fill="#eaeef2"/>`,
    `<rect x="${x}" y="${y + 18}" width="${part}" height="8" rx="2" fill="#2da44e"/>`,
  ].join('');
}
