import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join, resolve } from 'node:path';
import { monotonicMs } from '../../../../clock/system';
import type { Command } from './ProcessGroup';

/** Source and build files of code. Other files are data that a function may itself write. */
const sources = /\.(?:py|rb|[cm]?[jt]sx?|php|lua|pl|sh|jar|class|dll|so|wasm|json|ya?ml|toml|properties)$/i;
/** Third-party packages, and files that tools create. */
const skipped = /^(?:\..*|node_modules|__pycache__|venv|env|site-packages|target|coverage)$/;
const mostFiles = 2_000;
/** Checking takes at most a tenth of the time. */
const pauses = 10;

/** Detects changes in a function's code: its sources below some folders, and the files of its command. */
export class SourceStamp {
  private readonly files: readonly string[];
  private stamp = '';
  private nextMs = 0;

  constructor(
    private readonly folders: readonly string[],
    folder: string,
    command: Command,
  ) {
    const words = typeof command === 'string' ? command.split(/[\s;&|<>()]+/) : command;
    this.files = words.map((word) => resolve(folder, word.replace(/^["']|["']$/g, '')));
    this.stamp = this.take();
  }

  /** Whether something has changed. */
  hasChanged(): boolean {
    if (monotonicMs() < this.nextMs) return false;
    const stamp = this.take();
    if (stamp === this.stamp) return false;
    this.stamp = stamp;
    return true;
  }

  private take(): string {
    const startMs = monotonicMs();
    const stamps: string[] = [];
    for (const file of this.files) add(file, stamps);
    for (const folder of this.folders) walk(folder, stamps);
    const endMs = monotonicMs();
    this.nextMs = endMs + pauses * (endMs - startMs);
    return stamps.join('\n');
  }
}

function walk(folder: string, stamps: string[]): void {
  for (const entry of entriesOf(folder)) {
    if (stamps.length >= mostFiles) return;
    if (skipped.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, stamps);
    else if (sources.test(entry.name) || entry.name === 'bootstrap') add(path, stamps);
  }
}

function add(file: string, stamps: string[]): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() === true) stamps.push(`${file} ${stat.mtimeMs} ${stat.size}`);
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
