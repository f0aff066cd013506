// `npx tsx test/console/support/shots.ts FOLDER [NAMES…]`: pictures of the console, for its makers to look at.
// `npx tsx test/console/support/shots.ts --docs`: those that docs/reference/console.md shows, smaller.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ConsoleBench } from './ConsoleBench';
import { createMachine, fixture, logging, longDefinition, parcels, sceneService, start, tills } from './scenes';

const isForDocs = process.argv[2] === '--docs';
const folder = isForDocs ? path.join(__dirname, '../../../docs/console') : path.resolve(process.argv[2] ?? '.');
const wanted = isForDocs ? ['small', 'map', 'design', 'waiting', 'executions'] : process.argv.slice(3);

function vanHandler(): (event: unknown) => unknown {
  const file = path.join(os.tmpdir(), 'parcels/functions/van.js');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(
    file,
    [
      'exports.handler = async (event) => {',
      "  if (event.no % 3 === 0) throw Object.assign(new Error('All vans are out'), { name: 'Van.None' });",
      '  return { van: 7 };',
      '};',
    ].join('\n'),
  );
  return (require(file) as { handler: (event: unknown) => unknown }).handler;
}

async function main(): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  const bench = new ConsoleBench();
  const service = sceneService();
  // The picture shows where an error was thrown: in a folder as users have it, not in this one.
  if (isForDocs) service.functions.register('van', vanHandler());
  const machines = {
    order: createMachine(service, 'order'),
    parcels: createMachine(service, 'parcels'),
    closing: createMachine(service, 'closing'),
    imports: createMachine(service, 'imports'),
    waiting: createMachine(service, 'waiting'),
    price: createMachine(service, 'price'),
    large: createMachine(service, 'large', longDefinition(200)),
    logged: createMachine(service, 'logged', JSON.parse(fixture('order')) as object, logging),
  };
  createMachine(service, 'express', undefined, { type: 'EXPRESS' });
  const runs = {
    small: start(service, machines.order, 'order-1', { id: 'busy-1', amount: 250 }),
    declined: start(service, machines.order, 'order-2', { id: 'declined-7', amount: 90 }),
    asked: start(service, machines.order, 'order-3', { id: 'large-3', amount: 5000 }),
    map: start(service, machines.parcels, 'forty', parcels),
    nested: start(service, machines.closing, 'monday', tills),
    large: start(service, machines.large, 'long-way', { k: 10 }),
    imports: start(service, machines.imports, 'rows', {
      rows: Array.from({ length: 30 }, (_none, row) => ({ row })),
    }),
    price: start(service, machines.price, 'cheap', { price: 3 }),
  };
  start(service, machines.logged, 'logged-1', { id: 'declined-9', amount: 90 });
  for (const seconds of [2, 9, 30, 70])
    start(service, machines.order, `later-${seconds}`, { id: `large-${seconds}`, amount: 100 * seconds });
  const content = Buffer.from('{"rows":12,"failed":[]}').toString('base64');
  service.callObjects({ op: 'put', bucket: 'reports', key: 'nightly/manifest.json', content });
  await service.quiet();
  const { url } = await bench.serve(service);
  const empty = await bench.serve(sceneService());
  const of = (arn: string, query = ''): string => `${url}/#/execution/${encodeURIComponent(arn)}${query}`;
  const machine = (name: keyof typeof machines, query = ''): string =>
    `${url}/#/machine/${encodeURIComponent(machines[name])}${query}`;

  const shots: Record<string, () => Promise<Page>> = {
    machines: () => bench.open(url),
    machine: () => bench.open(machine('order')),
    definition: () => bench.open(machine('order', '?tab=definition')),
    small: () => bench.open(of(runs.small, '?state=Charge')),
    choice: () => bench.open(of(runs.small, '?state=Check%20amount')),
    declined: () => bench.open(of(runs.declined)),
    asked: () => bench.open(of(runs.asked)),
    map: () => bench.open(of(runs.map, '?state=Book%20a%20van')),
    nested: () => bench.open(of(runs.nested)),
    large: () => bench.open(of(runs.large)),
    imports: () => bench.open(of(runs.imports)),
    price: () => bench.open(of(runs.price, '?state=Price')),
    dark: () => bench.open(of(runs.small, '?state=Charge'), { dark: true }),
    narrow: () => bench.open(of(runs.small), { width: 400, height: 860 }),
    'narrow-list': () => bench.open(url, { width: 400, height: 860 }),
    empty: () => bench.open(empty.url),
    gone: () => bench.open(of(runs.small.replace('order-1', 'nobody'))),
    event: () => bench.open(of(runs.small, '?event=9')),
    executions: () => bench.open(`${url}/#/executions`),
    metrics: () => bench.open(`${url}/#/metrics`),
    logs: () => bench.open(`${url}/#/logs`),
    sent: () => bench.open(`${url}/#/sent`),
    'narrow-executions': () => bench.open(`${url}/#/executions`, { width: 400, height: 860, dark: true }),
    'narrow-metrics': () => bench.open(`${url}/#/metrics`, { width: 400, height: 860 }),
    'dark-logs': () => bench.open(`${url}/#/logs`, { dark: true }),
    'narrow-waiting': () => bench.open(`${url}/#/waiting`, { width: 400, height: 860 }),
    waiting: () => bench.open(`${url}/#/waiting`),
    design: () => bench.open(`${url}/#/design/${encodeURIComponent(machines.order)}`),
    coverage: () => bench.open(machine('order', '?tab=coverage')),
    compare: () =>
      bench.open(`${url}/#/compare/${encodeURIComponent(runs.small)}/${encodeURIComponent(runs.declined)}`),
    start: async () => {
      const page = await bench.open(machine('order'));
      await page.getByRole('button', { name: 'Start execution' }).click();
      return page;
    },
  };
  for (const [name, open] of Object.entries(shots)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const page = await open();
    await page.waitForTimeout(1300);
    if (isForDocs) {
      await page.setViewportSize({ width: 1280, height: 780 });
      await page.waitForTimeout(400);
      await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 72 });
    } else await page.screenshot({ path: path.join(folder, `${name}.png`) });
    await page.close();
  }
  if (bench.faults.length > 0) process.stderr.write(`${bench.faults.join('\n')}\n`);
  await bench.close();
}

void main();
