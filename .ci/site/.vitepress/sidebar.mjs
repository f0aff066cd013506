// The sidebar is the table of contents, docs/README.md: a section a heading, a page a line.
import fs from 'node:fs';
import path from 'node:path';

const contents = fs.readFileSync(path.join(import.meta.dirname, '../../../docs/README.md'), 'utf8');

/** Sections in the form of VitePress. `docs/README.md` of the checkout is `/docs/` of the site. */
export const sidebar = contents
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    text: section.split('\n')[0],
    items: [...section.matchAll(/^- \[(.*)\]\((.*)\.md\)$/gm)].map(([, text, page]) => ({
      text,
      link: path.posix.join('/docs', page).replace(/README$/, ''),
    })),
  }));
