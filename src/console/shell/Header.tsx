import { Icon } from '../parts/Icon';
import { route } from '../route/navigate';
import { formatRoute, type Page } from '../route/route';
import { AccountPicker } from './AccountPicker';
import { control } from '../api/control';
import { usePolled } from '../api/usePolled';
import { formatTime } from '../model/formatTime';
import { describeMode, type Clock } from '../views/waiting/clock';
import { scope } from '../model/scope';
import { signal } from '@preact/signals';

const sections: readonly (readonly [page: Exclude<Page, 'unknown'>, name: string, pages: readonly Page[]])[] = [
  ['machines', 'State machines', ['machines', 'machine', 'execution', 'map-run', 'compare']],
  ['executions', 'Executions', ['executions']],
  ['waiting', 'Waiting', ['waiting']],
  ['sent', 'Sent', ['sent']],
  ['metrics', 'Metrics', ['metrics']],
  ['logs', 'Logs', ['logs']],
  ['design', 'Design', ['design']],
];

export function Header() {
  const { page } = route.value;
  return (
    <header class="top">
      <a class="brand" href="#/machines">
        <img src="icon.svg" alt="" width="20" height="20" /> Stepmill
      </a>
      <nav aria-label="Sections">
        {sections.map(([to, name, pages]) => (
          <a href={formatRoute(to)} aria-current={pages.includes(page) ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <div class="top-end">
        <ClockChip />
        <AccountPicker />
        <button
          class="quiet"
          type="button"
          onClick={switchTheme}
          aria-label={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
          title={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
        >
          <Icon name={theme.value === 'dark' ? 'sun' : 'moon'} />
        </button>
      </div>
    </header>
  );
}

/** The emulator's time, which may differ from the machine's. Empty if the control API is closed to this page. */
function ClockChip() {
  const whose = scope.value;
  const { value } = usePolled(
    `clock ${whose.account ?? ''}`,
    (signal) => control<Clock>('GET', '/clock', whose, { signal }),
    {
      everyMs: 2000,
    },
  );
  if (value === undefined) return null;
  return (
    <a class="chip" href="#/waiting" title="The emulator’s clock, in UTC">
      <span class="dim">{describeMode(value.mode)}</span> <time>{formatTime(Date.parse(value.now)).slice(0, 19)}</time>
    </a>
  );
}

const key = 'stepmill.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

function read(): 'dark' | 'light' {
  try {
    const chosen = localStorage.getItem(key);
    if (chosen === 'dark' || chosen === 'light') return chosen;
  } catch {
    // Then the system's theme is used.
  }
  return system.matches ? 'dark' : 'light';
}

const theme = signal(read());

theme.subscribe((name) => {
  document.documentElement.dataset['theme'] = name;
});
system.addEventListener('change', () => {
  theme.value = read();
});

function switchTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(key, theme.value);
  } catch {
    // Then it applies to this visit only.
  }
}
