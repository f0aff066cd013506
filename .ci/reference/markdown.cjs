/** A table with columns as wide as their longest cell. */
function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((cells) => cells[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function code(text) {
  return text.includes('`') ? `\`\`${text}\`\`` : `\`${text}\``;
}

function codes(names) {
  return names.map(code).join(', ');
}

/** Text in the cell of a table. What is no code has no HTML. */
function cell(text) {
  const parts = text.replaceAll('|', '\\|').split(/(`[^`]*`)/);
  return parts.map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;'))).join('');
}

module.exports = { cell, code, codes, table };
