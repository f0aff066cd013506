import { isDeepStrictEqual } from 'node:util';
import { CallIndex } from '../../../src/tasks/mocking/CallIndex';
import { Calls } from '../../../src/tasks/mocking/Calls';
import { stateMatcher } from '../../../src/tasks/mocking/matchers/RequestMatcher';
import { serviceMatcher } from '../../../src/tasks/mocking/matchers/serviceMatcher';
import { targetMatcher } from '../../../src/tasks/mocking/matchers/targetMatcher';
import { TargetNames } from '../../../src/services/TargetNames';
import type { Json } from '../../../src/util/json';
import { taskRequest } from './taskRequest';

const invoke = (calls: Calls, state: string, FunctionName: string, Payload: Json): void => {
  calls.record(taskRequest({ state, parameters: { FunctionName, Payload } }), 'mock');
};
const toFunction = (name: string) => targetMatcher('function', name);
const received = (calls: readonly { readonly received: Json }[]): Json[] => calls.map((call) => call.received);

function sending(calls: Calls, name: string, expected: unknown, names?: TargetNames): Json[] {
  const equals = (sent: Json): boolean => isDeepStrictEqual(sent, expected);
  return received(CallIndex.of(calls.found).sending(toFunction(name), names, { expected, as: 'received', equals }));
}

function log(): Calls {
  const calls = new Calls();
  invoke(calls, 'A', 'charge', 1);
  invoke(calls, 'B', 'ship', { id: 1 });
  invoke(calls, 'B', 'charge', 2);
  invoke(calls, 'A', 'charge:live', 3);
  invoke(calls, 'A', 'charge', 1);
  return calls;
}

test('calls that match, in their order', () => {
  const index = CallIndex.of(log().found);
  const matching = (matcher: Parameters<CallIndex['matching']>[0]): Json[] =>
    received(index.matching(matcher, undefined));
  expect(matching(toFunction('charge'))).toEqual([1, 2, 3, 1]);
  expect(matching(toFunction('charge:live'))).toEqual([3]);
  expect(matching(toFunction('refund'))).toEqual([]);
  expect(matching(stateMatcher('B'))).toEqual([{ id: 1 }, 2]);
  expect(matching(serviceMatcher('lambda:invoke'))).toEqual([1, { id: 1 }, 2, 3, 1]);
  expect(index.targets).toEqual([
    { kind: 'function', name: 'charge' },
    { kind: 'function', name: 'ship' },
  ]);
  expect([index.hasState('A'), index.hasState('C')]).toEqual([true, false]);
  expect([index.hasTarget('function', 'ship'), index.hasTarget('queue', 'ship')]).toEqual([true, false]);
});

test('calls that sent something', () => {
  const calls = log();
  expect(sending(calls, 'charge', 1)).toEqual([1, 1]);
  expect(sending(calls, 'ship', { id: 1 })).toEqual([{ id: 1 }]);
  expect(sending(calls, 'ship', { id: 2 })).toEqual([]);
  expect(sending(calls, 'charge', { id: 1 })).toEqual([]);
});

test('the comparison decides, whatever the index says', () => {
  const index = CallIndex.of(log().found);
  const none = index.sending(toFunction('charge'), undefined, { expected: 1, as: 'received', equals: () => false });
  expect(none).toEqual([]);
  const expected = expect.any(Number) as unknown;
  const all = index.sending(toFunction('charge'), undefined, { expected, as: 'received', equals: () => true });
  expect(received(all)).toEqual([1, 2, 3, 1]);
});

test('other names, which a file may bring later', () => {
  const calls = log();
  const names = new TargetNames();
  expect(sending(calls, 'ChargeFunction', 1, names)).toEqual([]);
  names.add([{ kind: 'function', names: ['charge'], aliases: ['ChargeFunction'] }]);
  expect(sending(calls, 'ChargeFunction', 1, names)).toEqual([1, 1]);
});

describe('a log that changes', () => {
  test('grows', () => {
    const calls = log();
    expect(sending(calls, 'charge', 1)).toEqual([1, 1]);
    invoke(calls, 'A', 'charge', 1);
    invoke(calls, 'A', 'refund', 1);
    expect(sending(calls, 'charge', 1)).toEqual([1, 1, 1]);
    expect(sending(calls, 'refund', 1)).toEqual([1]);
  });

  test('is cleared, and has as many calls again', () => {
    const calls = log();
    expect(sending(calls, 'charge', 1)).toEqual([1, 1]);
    calls.clear();
    expect(sending(calls, 'charge', 1)).toEqual([]);
    for (const id of [7, 8, 9, 10, 11]) invoke(calls, 'A', 'charge', id);
    expect(sending(calls, 'charge', 1)).toEqual([]);
    expect(sending(calls, 'charge', 9)).toEqual([9]);
  });

  test('forgets its oldest calls', () => {
    const calls = new Calls({ limit: 4 });
    for (const id of [0, 1, 2, 3]) invoke(calls, 'A', 'charge', id);
    expect(sending(calls, 'charge', 0)).toEqual([0]);
    for (const id of [4, 5]) invoke(calls, 'A', 'charge', id);
    expect(received(CallIndex.of(calls.found).matching(toFunction('charge'), undefined))).toEqual(
      received(calls.found),
    );
    expect(sending(calls, 'charge', 0)).toEqual([]);
    expect(sending(calls, 'charge', 5)).toEqual([5]);
  });
});
