import { HistoryFeed } from '../../../src/console/model/HistoryFeed';
import { toPytest } from '../../../src/console/model/toPytest';
import { createMachine, fixture, sceneService, start } from './scenes';

/** What is written for an execution of a fixture. */
export async function recordedForPytest(machine: string, input: unknown): Promise<string> {
  const service = sceneService();
  const executionArn = start(service, createMachine(service, machine), 'r', input);
  await service.quiet();
  const { status, output, error, input: text } = service.call('DescribeExecution', { executionArn }) as any;
  const feed = new HistoryFeed(JSON.parse(fixture(machine)));
  feed.take((service.call('GetExecutionHistory', { executionArn, maxResults: 1000 }) as any).events);
  service.close();
  const path = feed.visits.filter(({ strand }) => strand.kind === 'main').map(({ state }) => state);
  return toPytest({ machine, status, input: text, output, error, visits: feed.visits, path });
}
