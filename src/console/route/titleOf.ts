import type { Page, Route } from './route';

const titles: Readonly<Record<Page, (...names: readonly string[]) => string>> = {
  machines: () => 'State machines',
  machine: (name) => `${name} – State machine`,
  executions: () => 'Executions',
  execution: (name, machine) => `${name} – Execution of ${machine}`,
  'map-run': (name) => `Map Run of ${name.split('/')[0]!}`,
  compare: (name, _machine, other) => `${name} and ${other} compared`,
  waiting: () => 'Waiting',
  sent: () => 'Sent and stored',
  metrics: () => 'Metrics',
  logs: () => 'Logs',
  design: (name) => (name === undefined ? 'New state machine' : `${name} – Definition`),
  unknown: () => 'No such page',
};

/**
 * The title of a page's tab: what it shows, the specific part first, since tabs are narrow.
 *
 * @example titleOf(parseRoute('#/waiting')) // 'Waiting – Stepmill'
 */
export function titleOf({ page, arns }: Route): string {
  // `…:stateMachine:NAME`, `…:execution:MACHINE:NAME`, `…:mapRun:MACHINE/LABEL:ID`
  const names = arns.flatMap((arn) => {
    const [name = arn, ...more] = arn.split(':').slice(6);
    return page === 'execution' || page === 'compare' ? [more[0] ?? name, name] : [name];
  });
  return `${titles[page](...names)} – Stepmill`;
}
