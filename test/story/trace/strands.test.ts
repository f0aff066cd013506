import { mapRunsOf } from '../../../src/story/trace/strands';
import type { Story } from '../../../src/story/trace/Story';

const event = (id: number, previousEventId: number, type: string, details: object = {}): object => ({
  id,
  previousEventId,
  type,
  timestampMs: 0,
  details,
});

test('finds the Map Runs of a state, including those of its retries', () => {
  const events = [
    event(1, 0, 'ExecutionStarted'),
    event(2, 0, 'MapStateEntered', { name: 'A' }),
    event(3, 2, 'MapStateStarted'),
    event(4, 3, 'MapRunStarted', { mapRunArn: 'a-1' }),
    event(5, 4, 'MapRunFailed'),
    event(6, 5, 'MapStateStarted'),
    event(7, 6, 'MapRunStarted', { mapRunArn: 'a-2' }),
    event(8, 7, 'MapRunSucceeded'),
    event(9, 7, 'MapStateExited', { name: 'A' }),
    event(10, 9, 'MapStateEntered', { name: 'B' }),
    event(11, 10, 'MapStateStarted'),
    event(12, 11, 'MapRunStarted', { mapRunArn: 'b-1' }),
  ];
  const story = { events } as unknown as Story;
  expect([mapRunsOf(story, 'A'), mapRunsOf(story, 'B'), mapRunsOf(story, 'C')]).toEqual([['a-1', 'a-2'], ['b-1'], []]);
});
