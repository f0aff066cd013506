import type { ComponentChildren } from 'preact';
import { formatRoute } from '../route/route';

/** The breadcrumbs of a page, from the list of state machines down. */
export function Crumbs({ children }: { children?: ComponentChildren }) {
  return (
    <nav aria-label="Where this is" class="crumbs">
      <a href={formatRoute('machines')}>State machines</a>
      {children}
    </nav>
  );
}
