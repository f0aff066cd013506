import { startSystemTimer } from '../../clock/system';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import { compileJsonata } from '../../language/expressions/jsonata/compileJsonata';
import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { loadLanguage } from '../operations/machine/loadLanguage';
import { findOperation, operationNames } from '../operations/operations';

/** Between two parts, so that a request that comes meanwhile is answered first. */
const pauseMs = 50;

/**
 * Loads, a little later and part by part, what is otherwise loaded with the first call, definition and task: the first
 * request to a server is then as fast as the next, and it is answered when no file can be opened any more. Does not keep
 * the process running. Answers what ends it.
 *
 * @param more parts of others, loaded last
 */
export function preload(more: readonly (() => unknown)[] = []): () => void {
  const parts = [
    () => operationNames.forEach(findOperation),
    loadLanguage,
    loadIntegrations,
    // The two libraries for expressions.
    () => compileJsonata('{% 1 %}', 'Output'),
    () => compilePath('$..a').select({ input: {}, context: () => ({}), variable: () => undefined, random: () => 0 }),
    () => require('../../tasks/mocking/unmockedTaskError') as object,
    ...more,
  ];
  const loadNext = (): void => {
    parts.shift()?.();
    if (parts.length > 0) loadLater();
  };
  let timer: { cancel(): void };
  const loadLater = (): void => {
    timer = startSystemTimer(pauseMs, loadNext, { keepsRunning: false });
  };
  loadLater();
  return () => timer.cancel();
}
