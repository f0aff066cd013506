import type { RequestMatcher } from '../../../../src/tasks/mocking/matchers/RequestMatcher';
import { taskRequest } from '../taskRequest';

type Given = Parameters<typeof taskRequest>[0];

export function expectMatch(matcher: RequestMatcher, request: Given): void {
  expect(matcher.matches(taskRequest(request))).toBe(true);
}

/** It does not match, and says why. */
export function expectMismatch(matcher: RequestMatcher, request: Given, reason: string): void {
  expect(matcher.matches(taskRequest(request))).toBe(false);
  expect(matcher.mismatch(taskRequest(request))).toBe(reason);
}
