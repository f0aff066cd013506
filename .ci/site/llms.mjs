// llms.txt (https://llmstxt.org) lists the pages with their first sentence; llms-full.txt is all of them in one file.
import fs from 'node:fs';
import path from 'node:path';
import { origin } from './origin.mjs';

/** Writes both into `pages/public`, with the Markdown of each page where llms.txt says it is. */
export function writeLlmsTexts(pages, sidebar) {
  const folder = path.join(pages, 'public');
  const parts = [
    '# Stepmill',
    '> Run and test AWS Step Functions locally: an emulator that answers as AWS does, and a test harness for paths, retries, calls and time.',
  ];
  const full = [];
  for (const { text, items } of [{ text: 'Overview', items: [{ text: 'README', link: '/index' }] }, ...sidebar]) {
    parts.push(`## ${text}`);
    const lines = items.map((item) => {
      const file = `${item.link.replace(/\/$/, '/index')}.md`;
      const markdown = fs.readFileSync(path.join(pages, file), 'utf8');
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), markdown);
      full.push(`<!-- ${origin}${file} -->\n\n${markdown}`);
      return `- [${item.text}](${origin}${file}): ${firstSentence(markdown)}`;
    });
    parts.push(lines.join('\n'));
  }
  fs.writeFileSync(path.join(folder, 'llms.txt'), `${parts.join('\n\n')}\n`);
  fs.writeFileSync(path.join(folder, 'llms-full.txt'), full.join('\n\n'));
}

/** Of the first paragraph below the title. */
function firstSentence(markdown) {
  const paragraph = markdown
    .replace(/<!--[\s\S]*?-->|^```[\s\S]*?^```/gm, '')
    .split(/\n\s*\n/)
    .find((part) => /^[A-Z`*[]/.test(part.trim()));
  const plain = (paragraph ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim();
  return /^.*?[.:](?=\s|$)/.exec(plain)?.[0] ?? plain;
}
