import type { ComponentType } from 'preact';
import { route } from '../route/navigate';
import { Notice } from '../parts/Notice';
import { Header } from './Header';
import { LeaveDialog } from './LeaveDialog';
import { lazily } from '../parts/lazily';
import { loadStyle } from '../parts/loadStyle';
import type { Page } from '../route/route';
import { MachinePage } from '../views/machines/MachinePage';
import { MachinesPage } from '../views/machines/MachinesPage';
import { useEffect, useRef } from 'preact/hooks';
import { titleOf } from '../route/titleOf';
import { connection, send } from '../api/send';
import { later } from '../live/timers';
import { formatTime } from '../model/formatTime';

/** The page: a header, and the view that its address names. */
export function App() {
  const { page, arns } = route.value;
  const Shown = pages[page];
  const shown = `${page} ${arns.join(' ')}`;
  const before = useRef(shown);
  useEffect(() => {
    document.title = titleOf(route.value);
    // The focused element is gone: the keyboard continues from the new content.
    if (before.current !== shown && document.activeElement === document.body) document.getElementById('main')?.focus();
    before.current = shown;
  }, [shown]);
  return (
    <>
      <a class="skip" href="#main" onClick={focusMain}>
        Skip to the content
      </a>
      <Header />
      <ConnectionBanner />
      <main id="main" tabIndex={-1} class={`page-${page}`}>
        {Shown === undefined ? (
          <Notice title="There is no such page" kind="error" isPage>
            <p>
              <a href="#/machines">All state machines</a>
            </p>
          </Notice>
        ) : (
          <Shown key={shown} arns={arns} />
        )}
      </main>
      <LeaveDialog />
    </>
  );
}

function focusMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** The file of the designer's styles, which the build names. */
declare const DESIGNER_STYLE: string;

type PageComponent = ComponentType<{ arns: readonly string[] }>;

/** All pages but the first are loaded when they are opened. */
const pages: Readonly<Partial<Record<Page, PageComponent>>> = {
  machines: MachinesPage,
  machine: MachinePage,
  execution: lazily(async () => (await import('../views/execution/ExecutionPage')).ExecutionPage),
  'map-run': lazily(async () => (await import('../views/execution/MapRunPage')).MapRunPage),
  compare: lazily(async () => (await import('../../insight/diff/ComparePage.view')).ComparePage),
  executions: lazily(async () => (await import('../views/executions/ExecutionsPage')).ExecutionsPage),
  sent: lazily(async () => (await import('../views/sent/SentPage')).SentPage),
  metrics: lazily(async () => (await import('../views/metrics/MetricsPage')).MetricsPage),
  logs: lazily(async () => (await import('../views/logs/LogsPage')).LogsPage),
  waiting: lazily(async () => (await import('../views/waiting/WaitingPage')).WaitingPage),
  design: lazily(async () => {
    const [{ DesignPage }] = await Promise.all([import('../views/design/DesignPage'), loadStyle(DESIGNER_STYLE)]);
    return DesignPage;
  }),
};

const everyMs = 2000;

/** Shows that the server does not respond, and since when, so that old data is not mistaken for new. */
function ConnectionBanner() {
  const { lostSince, lastAnswer } = connection.value;
  const isLost = lostSince !== undefined;
  useEffect(() => {
    document.body.classList.toggle('stale', isLost);
    if (!isLost) return undefined;
    let timer = later(everyMs, ask);
    function ask(): void {
      send('/health', {}).catch(() => (timer = later(everyMs, ask)));
    }
    return () => timer.cancel();
  }, [isLost]);
  if (!isLost) return null;
  return (
    <div class="banner" role="alert">
      <strong>Connection lost.</strong>{' '}
      {lastAnswer === undefined
        ? 'The server has not answered yet.'
        : `What is shown is as of ${formatTime(lastAnswer)} UTC.`}{' '}
      Trying again every two seconds.
    </div>
  );
}
