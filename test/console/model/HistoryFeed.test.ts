import { HistoryFeed, type FetchPage } from '../../../src/console/model/HistoryFeed';
import type { WireEvent } from '../../../src/console/api/types';
import { createMachine, sceneService, start, tills } from '../support/scenes';

function pagesOf(events: () => readonly WireEvent[], chars = 0): { fetch: FetchPage; asked: object[] } {
  const asked: object[] = [];
  const fetch: FetchPage = (page) => {
    asked.push(page);
    const list = page.reverseOrder ? [...events()].reverse() : [...events()];
    const from = Number(page.nextToken ?? 0);
    const part = list.slice(from, from + Math.min(page.maxResults, 10));
    const next = from + part.length;
    return Promise.resolve({ events: part, chars, ...(next < list.length ? { nextToken: String(next) } : {}) });
  };
  return { fetch, asked };
}

function event(id: number, type = 'PassStateEntered', name = `S${id}`): WireEvent {
  return {
    id,
    previousEventId: id - 1,
    type,
    timestamp: id,
    stateEnteredEventDetails: { name, input: '{}' },
  } as WireEvent;
}

test('reads a history page by page, and later only new events', async () => {
  let events = Array.from({ length: 25 }, (_none, index) => event(index + 1));
  const { fetch, asked } = pagesOf(() => events);
  const feed = new HistoryFeed(undefined);
  await feed.update(fetch);
  expect(feed.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  expect(asked).toHaveLength(3);

  events = [...events, event(26), event(27)];
  await feed.update(fetch);
  expect(feed.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  expect(asked).toHaveLength(4);
  expect(feed.wire).toEqual(events);

  await feed.update(fetch);
  expect(feed.events).toHaveLength(27);
});

test('many new events are read over several pages', async () => {
  let events = [event(1)];
  const { fetch } = pagesOf(() => events);
  const feed = new HistoryFeed(undefined);
  await feed.update(fetch);
  events = Array.from({ length: 47 }, (_none, index) => event(index + 1));
  await feed.update(fetch);
  expect(feed.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
});

test('continues a history that is too large without its data, and says from where', async () => {
  const events = Array.from({ length: 25 }, (_none, index) => event(index + 1));
  const { fetch, asked } = pagesOf(() => events, 40 * 1024 * 1024);
  const feed = new HistoryFeed(undefined);
  await feed.update(fetch);
  expect(feed.cutFrom).toBe(21);
  expect(asked.map((page) => (page as { includeExecutionData: boolean }).includeExecutionData)).toEqual([
    true,
    true,
    false,
  ]);
  expect(feed.events).toHaveLength(25);
});

test('each visit finds the event with which it was left', async () => {
  const service = sceneService();
  const executionArn = start(service, createMachine(service, 'closing'), 'monday', tills);
  await service.quiet();
  const { events } = service.call('GetExecutionHistory', { executionArn }) as { events: readonly WireEvent[] };
  const { definition } = service.call('DescribeStateMachineForExecution', { executionArn }) as { definition: string };
  const feed = new HistoryFeed(JSON.parse(definition));
  feed.take(events);
  expect(feed.visits.length).toBeGreaterThan(20);
  for (const visit of feed.visits) {
    const exit = feed.exitOf(visit);
    expect({ name: exit?.details['name'], ms: exit?.timestampMs }).toEqual({ name: visit.state, ms: visit.exitedMs });
    expect(JSON.parse(exit?.details['output'] as string)).toEqual(visit.output);
  }
  service.close();
});
