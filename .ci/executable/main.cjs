// What the one file runs (see ../executable.mjs): unpacks the package once, and starts its command line from there.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { createRequire, enableCompileCache } = require('node:module');
const sea = require('node:sea');

const id = sea.getAsset('id', 'utf8');
const compiled = 'compiled';
const folder = unpacked();
const cli = path.join(folder, 'node_modules/stepmill/dist/cli.js');
// Compiled code is kept beside the files: a third less work at each start. Where nothing can be written, it is not kept.
enableCompileCache(path.join(folder, compiled));
// A command that starts itself again names the program, as under Node.
const args = process.argv.slice(process.argv[2] === cli ? 3 : 2);
process.argv = [process.execPath, cli, ...args];
createRequire(cli)(cli);

/** The folder with the package, which is unpacked if it is not there. */
function unpacked() {
  const tried = [];
  for (const parent of candidates()) {
    const folder = path.join(parent, `stepmill-${id}`);
    try {
      if (isWhole(folder)) return folder;
      return unpackTo(folder);
    } catch (error) {
      tried.push(`${folder}: ${error.message}`);
    }
  }
  console.error(
    `stepmill: a folder is needed in which it can unpack its files. Set STEPMILL_CACHE. Tried:\n${tried.join('\n')}`,
  );
  process.exit(2);
}

/** Where files may be, the first that works. */
function candidates() {
  const { STEPMILL_CACHE, XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
  const home = HOME === undefined || HOME === '' ? undefined : path.join(HOME, '.cache');
  const user = typeof process.getuid === 'function' ? String(process.getuid()) : 'user';
  const temporary = path.join(os.tmpdir(), `stepmill-of-${user}`);
  return STEPMILL_CACHE
    ? [path.resolve(STEPMILL_CACHE)]
    : [XDG_CACHE_HOME, LOCALAPPDATA, home, temporary].filter(Boolean);
}

/** Whether it is there, and nobody else can have written it. */
function isWhole(folder) {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (!found.isDirectory()) throw new Error('is no folder');
  if (process.getuid !== undefined && found.uid !== process.getuid() && found.uid !== 0)
    throw new Error('belongs to somebody else');
  if (process.platform !== 'win32' && (found.mode & 0o022) !== 0) throw new Error('can be written by others');
  return true;
}

/** Unpacks into a folder beside it, so that it is there as a whole or not at all. */
function unpackTo(folder) {
  // Most starts unpack nothing.
  const { gunzipSync } = require('node:zlib');
  makeFolder(path.dirname(folder));
  const staged = fs.mkdtempSync(`${folder}-`);
  fs.mkdirSync(path.join(staged, compiled));
  const archive = gunzipSync(Buffer.from(sea.getRawAsset('package')));
  const start = archive.indexOf(0x0a) + 1;
  let at = start;
  const made = new Set();
  for (const [name, length] of JSON.parse(archive.subarray(0, start).toString())) {
    const file = path.join(staged, name);
    const parent = path.dirname(file);
    if (!made.has(parent)) fs.mkdirSync(parent, { recursive: true });
    made.add(parent);
    fs.writeFileSync(file, archive.subarray(at, at + length));
    at += length;
  }
  try {
    fs.renameSync(staged, folder);
  } catch (error) {
    // Another process was faster.
    fs.rmSync(staged, { recursive: true, force: true });
    if (!isWhole(folder)) throw error;
  }
  return folder;
}

/** Like `mkdir -p`, which in Node 24 never ends below /proc, where a folder can neither be made nor is there. */
function makeFolder(folder) {
  const missing = [];
  for (let at = folder; !fs.existsSync(at) && at !== path.dirname(at); at = path.dirname(at)) missing.unshift(at);
  for (const each of missing)
    try {
      fs.mkdirSync(each, { mode: 0o700 });
    } catch (error) {
      // Another process was faster.
      if (error.code !== 'EEXIST') throw error;
    }
}
