import { route } from '../route/navigate';
import { Notice } from '../parts/Notice';
import { ConnectionBanner } from './ConnectionBanner';
import { Header } from './Header';
import { pageOf } from './pages';

/** The page: a header, and what its address names. */
export function App() {
  const { page, arns } = route.value;
  const Shown = pageOf(page);
  return (
    <>
      <a class="skip" href="#main" onClick={focusMain}>
        Skip to the content
      </a>
      <Header />
      <ConnectionBanner />
      <main id="main" tabIndex={-1} class={`page-${page}`}>
        {Shown === undefined ? (
          <Notice title="There is no such page" kind="error">
            <p>
              <a href="#/machines">All state machines</a>
            </p>
          </Notice>
        ) : (
          <Shown key={`${page} ${arns.join(' ')}`} arns={arns} />
        )}
      </main>
    </>
  );
}

function focusMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
