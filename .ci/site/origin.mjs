// Where the site will be served: the sitemap and llms.txt need absolute addresses.
import fs from 'node:fs';
import path from 'node:path';

const manifest = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'));

/** `STEPMILL_SITE`, or `homepage` of package.json; until there is one, the address of `vitepress preview`. */
export const origin = (process.env.STEPMILL_SITE ?? manifest.homepage ?? 'http://localhost:4173').replace(/\/$/, '');
