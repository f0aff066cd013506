/**
 * Cuts the test case of the mock file off an ARN: `arn#TestCase`, as Step Functions Local has it. Nothing else looks at
 * that part.
 */
export function splitTestCase(arnWithTestCase: string): { arn: string; testCase: string | undefined } {
  const at = arnWithTestCase.indexOf('#');
  if (at === -1) return { arn: arnWithTestCase, testCase: undefined };
  return { arn: arnWithTestCase.slice(0, at), testCase: arnWithTestCase.slice(at + 1) };
}
