import fs from 'node:fs';
import path from 'node:path';
import { root } from './run';

/** What the picture of the README shows of its command; `node .ci/pictures.mjs` draws it again. */
export function picturedRun(): string {
  const svg = fs.readFileSync(path.join(root, 'docs/pictures/run.svg'), 'utf8');
  const lines = [...svg.matchAll(/<text [^>]*>(.*)<\/text>/g)].map(([, line]) => line!.replace(/<[^>]*>/g, ''));
  const [, ...shown] = lines;
  const signs = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
  return shown.join('\n').replace(/&\w+;/g, (sign) => signs[sign as keyof typeof signs]);
}
