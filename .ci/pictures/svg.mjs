export const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

const fonts = "ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif";

/** A picture on a light card, so that it can be read on pages of either colour. */
export function card(width, height, title, content) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escape(title)}</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#ffffff" stroke="#d0d7de"/>
<g font-family="${fonts}" font-size="13" fill="#1f2328">
${content.join('\n')}
</g>
</svg>
`;
}

/** A line of text; `more` are attributes. */
export const text = (x, y, words, more = '') => `<text x="${x}" y="${y}"${more && ` ${more}`}>${escape(words)}</text>`;

export const bar = (x, y, width, height, fill, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="2" fill="${fill}"${more && ` ${more}`}/>`;
