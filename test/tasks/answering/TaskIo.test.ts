import type { TaskControl, TaskRequest } from '../../../src/contract/task';
import { Endpoints } from '../../../src/tasks/integrations/endpoints/Endpoints';
import { Answers } from '../../../src/tasks/answering/Answers';
import { integrationServices } from '../../../src/tasks/answering/integrationServices';
import { TaskIo } from '../../../src/tasks/answering/TaskIo';

const endpoints = new Endpoints({ urls: { sqs: 'http://q' }, http: { 'https://api': true } });
const around = { now: () => 7, random: () => 0.5, call: () => ({}), startExecution: () => ({}) as never };
const services = integrationServices(new Answers(), around, endpoints);
const request = { executionArn: 'arn:e', state: 'A', invocation: 0 } as TaskRequest;

function ioOf(seed?: string, changes: Partial<TaskRequest> = {}): TaskIo {
  return new TaskIo({ ...services, seed }, { ...request, ...changes }, {} as TaskControl);
}

test.each([
  ['find', 'sqs', { url: 'http://q', namedBy: 'endpoints: { urls: { sqs: … } }' }, true],
  ['find', 'sns', undefined, false],
  ['findHttp', 'https://api/1', { url: 'https://api/1', namedBy: "http: { 'https://api': … }" }, true],
  ['findHttp', 'https://other', undefined, false],
] as const)(
  '%s(%j) answers as the endpoints do, and it is known whether there was one',
  (method, what, answer, found) => {
    const io = ioOf();
    expect([io.endpoints[method](what), io.foundEndpoint]).toEqual([answer, found]);
  },
);

describe('random numbers', () => {
  const three = (seed: string | undefined, changes: Partial<TaskRequest> = {}): number[] => {
    const io = ioOf(seed, changes);
    return [io.random(), io.random(), io.random()];
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

  test('without a seed they are random', () => {
    expect(three(undefined)).toEqual([0.5, 0.5, 0.5]);
  });
});
