import type { TaskRequest } from '../../../src/language/asl/task';
import { taskRandom } from '../../../src/emulator/service/taskRandom';

const request = { executionArn: 'arn:e', state: 'A', invocation: 0 } as TaskRequest;
const fallback = (): number => 0.5;
const three = (seed: string | undefined, changes: Partial<TaskRequest> = {}): number[] => {
  const random = taskRandom(seed, { ...request, ...changes }, fallback);
  return [random(), random(), random()];
};

test('the same attempt draws the same numbers, another one others', () => {
  expect(three('s')).toEqual(three('s'));
  const all = [
    three('s'),
    three('t'),
    three('s', { state: 'B' }),
    three('s', { invocation: 1 }),
    three('s', { executionArn: 'arn:f' }),
  ];
  expect(new Set(all.flat()).size).toBe(15);
});

test('without a seed they come from elsewhere', () => {
  expect(three(undefined)).toEqual([0.5, 0.5, 0.5]);
});
