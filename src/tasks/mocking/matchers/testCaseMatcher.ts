import type { RequestMatcher } from './RequestMatcher';

/** Executions that were started with this test case (`arn#TestCase`). */
export function testCaseMatcher(testCase: string): RequestMatcher {
  return {
    description: `test case '${testCase}'`,
    testCase,
    matches: (request) => request.testCase === testCase,
    mismatch: (request) =>
      request.testCase === undefined
        ? 'the execution was started without a test case'
        : `the test case is '${request.testCase}'`,
  };
}
