// `node .ci/watchdog.mjs PID`: ends what the process PID has started, once that has ended, however it ended. A test that is
// killed ends none of its children, and a program that spins would keep a core busy for ever.
// Orphans no longer show whose they were, so the watchdog looks at all descendants while PID lives, and remembers them.
// Prints the id of each that it sees; on standard error each that it had to end.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const betweenLooksMs = 500;
/** What ends by itself, because its parent has, needs no help. */
const graceMs = 3000;

const suite = Number(process.argv[2]);
/** By the id: when it started, by which a later process of the same id is told apart. */
const known = new Map();
const started = processes().get(suite)?.started;

while (isSame(processes().get(suite), started)) {
  remember(processes());
  await sleep(betweenLooksMs);
}
for (let waited = 0; waited < graceMs && left().length > 0; waited += 100) await sleep(100);
/** Those of which it has told: a busy machine still shows them for a while. */
const told = new Set();
// Killed from the top: whoever starts its children anew is gone first.
for (let alive = left(); alive.length > 0; alive = left())
  for (const { id, name } of alive) {
    if (!told.has(id)) console.error(`The tests left ${name} (process ${id}), which has been ended.`);
    told.add(id);
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      known.delete(id);
    }
    await sleep(10);
  }

function remember(table) {
  for (const [id, { parent, started: since }] of table) {
    const isOurs = parent === suite || isSame(table.get(parent), known.get(parent));
    if (!isOurs || id === process.pid || isSame({ started: known.get(id) }, since)) continue;
    known.set(id, since);
    console.log(id);
  }
}

/** Those that live, with what they have started since: the oldest first. */
function left() {
  const table = processes();
  for (let before = -1; before < known.size;) {
    before = known.size;
    remember(table);
  }
  return [...known].flatMap(([id, since]) => {
    const found = table.get(id);
    return isSame(found, since) && !found.isZombie ? [{ id, name: found.name }] : [];
  });
}

function isSame(found, since) {
  return found !== undefined && since !== undefined && found.started === since;
}

/** All processes by their id. */
function processes() {
  return fs.existsSync('/proc/self/stat') ? ofProc() : ofPs();
}

function ofProc() {
  const table = new Map();
  for (const id of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    try {
      const [, name, rest] = /\((.*)\) (.*)/s.exec(fs.readFileSync(`/proc/${id}/stat`, 'utf8'));
      const [state, parent, ...fields] = rest.split(' ');
      table.set(Number(id), { name, parent: Number(parent), started: fields[17], isZombie: state === 'Z' });
    } catch {
      // It has ended.
    }
  }
  return table;
}

function ofPs() {
  const { stdout = '' } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,lstart=,comm='], { encoding: 'utf8' });
  const rows = (stdout ?? '').matchAll(/^ *(\d+) +(\d+) +(\S+) +(\S+ +\S+ +\d+ +[\d:]+ +\d+) +(.*)$/gm);
  return new Map(
    [...rows].map(([, id, parent, state, since, name]) => [
      Number(id),
      { name, parent: Number(parent), started: since, isZombie: state.startsWith('Z') },
    ]),
  );
}
