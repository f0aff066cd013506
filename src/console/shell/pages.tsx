import type { ComponentType } from 'preact';
import { lazily } from '../parts/lazily';
import type { Page } from '../route/route';
import { MachinePage } from '../views/machines/MachinePage';
import { MachinesPage } from '../views/machines/MachinesPage';

export type PageComponent = ComponentType<{ arns: readonly string[] }>;

/** What belongs to a page is loaded when it is opened, but for the first. */
const pages: Readonly<Partial<Record<Page, PageComponent>>> = {
  machines: MachinesPage,
  machine: MachinePage,
  execution: lazily(async () => (await import('../views/execution/ExecutionPage')).ExecutionPage),
  'map-run': lazily(async () => (await import('../views/execution/MapRunPage')).MapRunPage),
  compare: lazily(async () => (await import('../views/compare/ComparePage')).ComparePage),
  waiting: lazily(async () => (await import('../views/waiting/WaitingPage')).WaitingPage),
  design: lazily(async () => (await import('../views/design/DesignPage')).DesignPage),
};

export function pageOf(page: Page): PageComponent | undefined {
  return pages[page];
}
