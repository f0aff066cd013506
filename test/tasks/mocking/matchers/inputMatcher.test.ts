import { HarnessError } from '../../../../src/errors/HarnessError';
import { inputMatcher } from '../../../../src/tasks/mocking/matchers/inputMatcher';
import { parseJson } from '../../../../src/util/json';
import { taskRequest } from '../taskRequest';
import { expectMatch, expectMismatch } from './expectMatch';

describe('by input', () => {
  const received = inputMatcher({ items: [{ id: 1 }] }, (request) => request.parameters);

  test('a part of it', () => {
    expect(received.description).toBe('input like {"items":[{"id":1}]}');
    expectMatch(received, { parameters: { items: [{ id: 1, more: true }], other: 2 } });
    expectMismatch(received, { parameters: { items: [{ id: 2 }] } }, "the input has 2 at '/items/0/id'");
    expectMismatch(received, { parameters: {} }, "the input has nothing at '/items'");
    expectMismatch(received, { parameters: 'text' }, 'the input has "text" at its root');
  });

  test('a part with numbers that JavaScript prints otherwise than AWS', () => {
    const parameters = parseJson('{"id":9007199254740993,"price":1.0}');
    const big = inputMatcher({ id: 9007199254740993n, price: 1 }, (request) => request.parameters);
    expectMatch(big, { parameters });
    expectMismatch(big, { parameters: { id: 5 } }, "the input has 5 at '/id'");
  });

  test('a predicate', () => {
    const matcher = inputMatcher(
      (input: { amount: number }, request) => input.amount > 10 && request.attempt === 0,
      (request) => request.parameters,
    );
    expect(matcher.description).toBe('input that the predicate accepts');
    expectMatch(matcher, { parameters: { amount: 11 } });
    expectMismatch(matcher, { parameters: { amount: 10 } }, 'the predicate rejects the input {"amount":10}');
    expectMismatch(
      matcher,
      { parameters: { amount: 11 }, attempt: 1 },
      'the predicate rejects the input {"amount":11}',
    );
  });

  test('a predicate that throws is a mistake of the test', () => {
    const matcher = inputMatcher(
      (input: { order: { id: number } }) => input.order.id === 1,
      (request) => request.parameters,
    );
    expect(() => matcher.matches(taskRequest({ parameters: {} }))).toThrow(
      new HarnessError(
        `The predicate given to .when(…) threw at state 'Charge': TypeError: Cannot read properties of undefined (reading 'id'). Its input was {}.`,
      ),
    );
  });
});
