// `node check.mjs [FOLDER]`: what must hold of the built site. Links and anchors lead somewhere, the first page transfers at most
// 100 KB, and axe finds nothing. The last two need a browser: `STEPMILL_CHROMIUM`, or one of Debian's places.
import fs from 'node:fs';
import path from 'node:path';
import { findChromium, openBrowser } from './browser.mjs';
import { repositoryFolders } from './origin.mjs';
import { serve } from './serve.mjs';

const dist = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, 'dist'));
const limit = 100_000;
/** One page of each kind. `STEPMILL_SITE_PAGES=all` looks at every page that is no reference of the API. */
const kinds = [
  '/',
  '/docs/',
  '/docs/reference/troubleshooting',
  '/docs/explanation/concepts',
  '/docs/reference/cli',
  '/api/',
];

const pages = fs
  .readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.html') && name !== '404.html');
const faults = [...brokenLinks(), ...missingFiles()];

const chromium = findChromium();
if (chromium === undefined)
  console.warn('site: no Chromium here (STEPMILL_CHROMIUM names one): weight and accessibility are not checked.');
else faults.push(...(await inBrowser(chromium)));

for (const fault of faults) console.error(`site: ${fault}`);
if (faults.length > 0) process.exit(1);
console.log(`site: ${pages.length} pages, no fault.`);

/** Links of pages to pages, files and anchors that are not there. */
function brokenLinks() {
  const texts = new Map(pages.map((name) => [name, fs.readFileSync(path.join(dist, name), 'utf8')]));
  const anchors = new Map(
    [...texts].map(([name, text]) => [name, new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => plain(id)))]),
  );
  return [...texts].flatMap(([name, text]) =>
    [...text.matchAll(/ (?:href|src)="([^"]*)"/g)]
      .map(([, link]) => plain(link))
      .filter((link) => !/^(?:\w+:|\/\/)/.test(link) && !repositoryFolders.test(link))
      .filter((link) => !leads(name, link, anchors))
      .map((link) => `${name} leads to ${link}, which is not there.`),
  );
}

function plain(text) {
  return decodeURIComponent(text.replace(/&amp;/g, '&').replace(/%(?![\dA-F]{2})/gi, '%25'));
}

function leads(from, link, anchors) {
  const [address, anchor] = link.split('#');
  const target =
    address === '' ? from : path.posix.join(address.startsWith('/') ? '' : path.posix.dirname(from), address);
  const name = target.replace(/^\//, '');
  const found = [name, `${name}.html`, path.posix.join(name, 'index.html')].find((file) =>
    isFile(path.join(dist, file)),
  );
  // `#` alone and `#VPContent` are for the theme's own menus.
  return found !== undefined && (!anchor || !anchors.has(found) || anchors.get(found).has(anchor));
}

function isFile(file) {
  return fs.existsSync(file) && fs.statSync(file).isFile();
}

function missingFiles() {
  const wanted = ['sitemap.xml', 'llms.txt', 'llms-full.txt'];
  return wanted.filter((name) => !isFile(path.join(dist, name))).map((name) => `${name} was not written.`);
}

async function inBrowser(executablePath) {
  const found = [];
  const site = await serve(dist);
  const browser = await openBrowser(executablePath);
  try {
    const { bytes, files } = await browser.weigh(site.url);
    if (bytes > limit)
      found.push(`the first page transfers ${bytes} bytes, more than ${limit}:\n${files.slice(0, 12).join('\n')}`);
    else console.log(`site: the first page transfers ${bytes} bytes.`);
    const all = pages
      .filter((name) => !name.startsWith('api/'))
      .map((name) => `/${name.replace(/(?:index)?\.html$/, '')}`);
    const looks = process.env.STEPMILL_SITE_PAGES === 'all' ? all : kinds;
    for (const address of looks)
      for (const look of [
        { dark: false, width: 1440 },
        { dark: true, width: 400 },
      ])
        for (const violation of await browser.violations(site.url + address, look))
          found.push(`${address} (${look.dark ? 'dark' : 'light'}, ${look.width} wide): ${violation}`);
  } finally {
    await browser.close();
    await site.close();
  }
  return found;
}
