// Each block of TypeScript gets its JavaScript beside it: the same text without its types.
import prettier from 'prettier';
import tsBlankSpace from 'ts-blank-space';

const style = { printWidth: 100, singleQuote: true, trailingComma: 'all', parser: 'babel' };

/** The page with a tab for each language, where the two differ. */
export async function addJavaScript(markdown, page) {
  const parts = [];
  let end = 0;
  for (const match of markdown.matchAll(/^```ts[^\n]*\n([\s\S]*?)^```$/gm)) {
    const [block, typescript] = match;
    parts.push(markdown.slice(end, match.index), await tabs(block, typescript, page));
    end = match.index + block.length;
  }
  return [...parts, markdown.slice(end)].join('');
}

async function tabs(block, typescript, page) {
  const stripped = tsBlankSpace(typescript, () => {
    throw new Error(`${page}: JavaScript cannot be made of this block by stripping types:\n${typescript}`);
  });
  // A block of types alone has no JavaScript.
  if (/^[\s;]*$/.test(stripped)) return block;
  const [plain, same] = await Promise.all([
    prettier.format(stripped, style),
    prettier.format(typescript, { ...style, parser: 'typescript' }),
  ]);
  if (plain === same) return block;
  const name = /^```ts(?: file=(\S+))?/.exec(block)[1];
  const titles = name === undefined ? ['TypeScript', 'JavaScript'] : [name, name.replace(/ts$/, 'js')];
  const typed = block.replace(/^```ts[^\n]*/, `\`\`\`ts [${titles[0]}]`);
  return `::: code-group\n\n${typed}\n\n\`\`\`js [${titles[1]}]\n${plain}\`\`\`\n\n:::`;
}
