import { signal } from '@preact/signals';
import { leaveWith, question } from './leave';
import { formatRoute, parseRoute } from './route';

/** The current route. */
export const route = signal(parseRoute(location.hash));

/**
 * Entries of the browser's history are numbered, so that the user can be returned to the current one from either side.
 */
let shown = entryOf(0);

window.addEventListener('hashchange', () => {
  const entry = entryOf(shown + 1);
  const show = (): void => {
    shown = entry;
    route.value = parseRoute(location.hash);
  };
  if (entry !== shown) return leaveWith(show, () => history.go(shown - entry));
  question.value = undefined;
  show();
});

/** The number of the browser's history entry; assigns one if it has none. */
function entryOf(next: number): number {
  const state = history.state as { entry?: number } | null;
  if (state?.entry !== undefined) return state.entry;
  history.replaceState({ entry: next }, '');
  return next;
}

export function goTo(...to: Parameters<typeof formatRoute>): void {
  location.hash = formatRoute(...to);
}

/** Changes the query of the current route; `back` returns to the previous one. */
export function setQuery(change: Readonly<Record<string, string | undefined>>): void {
  const { page, arns, query } = route.value;
  if (page === 'unknown') return;
  history.replaceState(history.state, '', formatRoute(page, arns, { ...query, ...change }));
  route.value = parseRoute(location.hash);
}
