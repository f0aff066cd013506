import type { Matcher } from './Matcher';

/** Tasks with exactly this `Resource`. */
export function resourceMatcher(arn: string): Matcher {
  return {
    description: `resource '${arn}'`,
    matches: (request) => request.resource.arn === arn,
    mismatch: (request) => `the resource is '${request.resource.arn}'`,
  };
}
