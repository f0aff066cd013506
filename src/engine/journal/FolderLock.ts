import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startSystemTimer, systemNow } from '../../clock/system';
import type { Timer } from '../../clock/Timeline';
import { HarnessError } from '../../errors/HarnessError';

/** The owner of a folder. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When its process began, if the system provides it: process ids are reused. */
  readonly began?: string | undefined;
  /** Identifies the folder itself: a copy of the folder has the lock, but not its owner. */
  readonly inode?: string | undefined;
}

const fileName = 'lock';

/**
 * How often the owner touches its lock. On another machine or container, this is the only sign that the owner is alive.
 */
const beatMs = 2_000;

/** A lock that was not touched for this long has no owner. */
const staleMs = 7_000;

/** Lets one process at a time use a folder. The lock of a killed process is taken over. */
export class FolderLock {
  private timer: Timer | undefined = undefined;

  private constructor(
    private readonly file: string,
    private readonly text: string,
  ) {
    this.beat();
  }

  /** Throws HarnessError if another process uses the folder. */
  static take(folder: string): FolderLock {
    const file = path.join(folder, fileName);
    const inode = inodeOf(folder);
    const self: Owner = { pid: process.pid, host: os.hostname(), began: beganOf(process.pid), inode };
    const text = JSON.stringify({ ...self, takenMs: systemNow() });
    for (let attempt = 0; attempt < 5; attempt++) {
      if (create(file, text)) return new FolderLock(file, text);
      const before = read(file);
      if (before === undefined) continue;
      const owner = ownerOf(before);
      if (owner !== undefined && lives(owner, file, inode)) throw inUse(folder, owner);
      takeAway(file, before);
    }
    throw inUse(folder, undefined);
  }

  /** Frees the folder. */
  release(): void {
    this.timer?.cancel();
    if (read(this.file) === this.text) fs.rmSync(this.file, { force: true });
  }

  private beat(): void {
    this.timer = startSystemTimer(beatMs, () => this.touch(), { keepsRunning: false });
  }

  private touch(): void {
    const seconds = systemNow() / 1000;
    // Fails if the lock file was removed. Nothing can be done then: the next start takes the folder.
    fs.utimes(this.file, seconds, seconds, () => undefined);
    this.beat();
  }
}

function create(file: string, text: string): boolean {
  try {
    fs.writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The owner that a lock names; `undefined` if the process died before it wrote its lock. */
function ownerOf(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    return typeof owner?.pid === 'number' && typeof owner.host === 'string' ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
}

function lives({ pid, host, began, inode = '' }: Owner, file: string, inodeHere: string): boolean {
  if (host !== os.hostname()) return isTouched(file);
  if (inode !== '' && inode !== inodeHere) return false;
  if (began !== undefined) return beganOf(pid) === began;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Waits as long as an owner may take to touch its lock. */
function isTouched(file: string): boolean {
  const first = touchedMs(file);
  if (first === undefined || systemNow() - first > staleMs) return false;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, staleMs);
  return touchedMs(file) !== first;
}

function touchedMs(file: string): number | undefined {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function inodeOf(folder: string): string {
  return String(fs.statSync(folder, { bigint: true }).ino);
}

/** When a process began, on Linux: in ticks since the machine started. */
function beganOf(pid: number): string | undefined {
  try {
    // The program's name may contain any character. It is in parentheses.
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '');
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${fields.trim().split(' ')[19]}`;
  } catch {
    return undefined;
  }
}

/** If two processes find a lock without an owner, one of them gets it. */
function takeAway(file: string, before: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // Another process was faster: this is its lock.
  if (read(aside) !== before) fs.linkSync(aside, file);
  fs.rmSync(aside, { force: true });
}

function inUse(folder: string, owner: Owner | undefined): HarnessError {
  const who = owner === undefined ? 'another process' : `the process ${owner.pid} on ${owner.host}`;
  return new HarnessError(
    `${folder} is in use by ${who}. One process at a time can have it: end that one, name another folder, or look ` +
      'at this one with --read-only.',
  );
}
