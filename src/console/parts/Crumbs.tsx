import type { ComponentChildren } from 'preact';
import { formatRoute } from '../route/route';

/** What a page lies in, from all state machines down. */
export function Crumbs({ children }: { children?: ComponentChildren }) {
  return (
    <nav aria-label="Where this is" class="crumbs">
      <a href={formatRoute('machines')}>State machines</a>
      {children}
    </nav>
  );
}
