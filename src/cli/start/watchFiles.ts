import type * as Chokidar from 'chokidar';
import { resolve } from 'node:path';

/** Watches files that may come and go from the list. */
export interface FileWatch {
  /** Watches these too. */
  add(files: readonly string[]): void;
  close(): Promise<void>;
}

/** An editor may write a file in several steps: it is read when it has been quiet for this long, in milliseconds. */
const quietMs = 60;

/**
 * Calls back with the absolute path of a file whenever it was changed, made or removed. Resolves when the files are
 * watched.
 */
export function watchFiles(
  files: readonly string[],
  onChange: (file: string) => void,
  onError: (error: Error) => void,
): Promise<FileWatch> {
  const { watch } = require('chokidar') as typeof Chokidar;
  const absolute = (names: readonly string[]): string[] => names.map((name) => resolve(name));
  const watcher = watch(absolute(files), {
    ignoreInitial: true,
    atomic: true,
    awaitWriteFinish: { stabilityThreshold: quietMs, pollInterval: 20 },
    depth: 0,
  });
  for (const event of ['change', 'add', 'unlink'] as const) watcher.on(event, (file) => onChange(resolve(file)));
  watcher.on('error', (error) => onError(error as Error));
  const fileWatch = {
    add: (more: readonly string[]) => void watcher.add(absolute(more)),
    close: () => watcher.close(),
  };
  return new Promise((done) => watcher.on('ready', () => done(fileWatch)));
}
