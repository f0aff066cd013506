import type { RequestMatcher } from './RequestMatcher';

/** Tasks with exactly this `Resource`. */
export function resourceMatcher(arn: string): RequestMatcher {
  return {
    description: `resource '${arn}'`,
    matches: (request) => request.resource.arn === arn,
    mismatch: (request) => `the resource is '${request.resource.arn}'`,
  };
}
