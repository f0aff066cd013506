import { Icon } from '../parts/Icon';
import { route } from '../route/navigate';
import { formatRoute, type Page } from '../route/route';
import { AccountPicker } from './AccountPicker';
import { ClockChip } from './ClockChip';
import { switchTheme, theme } from './theme';

const sections: readonly (readonly [page: Exclude<Page, 'unknown'>, name: string, pages: readonly Page[]])[] = [
  ['machines', 'State machines', ['machines', 'machine', 'execution', 'map-run', 'compare']],
  ['waiting', 'Waiting', ['waiting']],
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
