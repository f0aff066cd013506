import { signal } from '@preact/signals';
import { formatRoute, parseRoute } from './route';

/** Where one is. */
export const route = signal(parseRoute(location.hash));

window.addEventListener('hashchange', () => {
  route.value = parseRoute(location.hash);
});

export function goTo(...to: Parameters<typeof formatRoute>): void {
  location.hash = formatRoute(...to);
}

/** Changes the query of where one is; `back` leads to where one was before. */
export function setQuery(change: Readonly<Record<string, string | undefined>>): void {
  const { page, arns, query } = route.value;
  if (page === 'unknown') return;
  history.replaceState(null, '', formatRoute(page, arns, { ...query, ...change }));
  route.value = parseRoute(location.hash);
}
