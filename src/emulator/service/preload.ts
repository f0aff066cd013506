import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { startSystemTimer } from '../../clock/system';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import { loadLanguage } from '../operations/machine/loadLanguage';
import { isOutOfFiles } from '../../util/isOutOfFiles';
import { findOperation, operationNames } from '../operations/operations';
import { lazy } from '../../util/lazy';

const loadUnmockedTaskError = lazy(
  () => require('../../tasks/mocking/unmockedTaskError') as typeof import('../../tasks/mocking/unmockedTaskError'),
);

/** The pause between two parts, so that a request that arrives in the meantime comes first. */
const pauseMs = 50;

/** Loading a part opens one or two files at a time. */
const filesAtOnce = 3;

/** Loads the rest of a server. */
export interface Preloading {
  /** Loads all of it now. What cannot be loaded is tried again later. */
  finish(): void;
  /** Loads no more. */
  end(): void;
}

/**
 * Loads, a little later and part by part, what would otherwise be loaded with the first call, definition and task. The
 * first request to a server is then as fast as the next, and it still gets a response when no file can be opened any
 * more. Does not keep the process running. While no file can be opened, it waits.
 *
 * @param more additional parts, loaded last
 */
export function preload(more: readonly (() => unknown)[] = []): Preloading {
  const parts = [
    () => operationNames.forEach(findOperation),
    loadLanguage,
    () => loadIntegrations().loadAnswering(),
    () => loadLanguage().loadExpressions(),
    () => loadLanguage().loadRules(),
    loadUnmockedTaskError,
    ...more,
  ];
  /** Whether there was a part, and it could be loaded. */
  const loadNext = (): boolean => {
    if (parts.length === 0 || !canOpenFiles()) return false;
    try {
      parts[0]!();
    } catch (error) {
      if (isOutOfFiles(error)) return false;
      throw error;
    }
    parts.shift();
    return true;
  };
  let timer: { cancel(): void };
  const loadLater = (): void => {
    timer = startSystemTimer(
      pauseMs,
      () => {
        loadNext();
        if (parts.length > 0) loadLater();
      },
      { keepsRunning: false },
    );
  };
  loadLater();
  return {
    finish() {
      while (loadNext());
    },
    end: () => timer.cancel(),
  };
}

/** Node caches a package that it could not read as missing, so this is checked before. */
function canOpenFiles(): boolean {
  const opened: number[] = [];
  try {
    while (opened.length < filesAtOnce) opened.push(openSync(devNull, 'r'));
    return true;
  } catch (error) {
    return !isOutOfFiles(error);
  } finally {
    opened.forEach(closeSync);
  }
}
