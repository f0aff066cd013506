import { isObject, type Json } from '../../util/json';
import type { Visit } from '../../story/trace/Story';

/** The Lambda function that a task calls, without account and version; `undefined` if it calls none. */
export function functionOf({ attempts }: Visit): string | undefined {
  const { resource, resourceType, parameters } = attempts.at(-1) ?? {};
  const named =
    resourceType === 'lambda' && isObject(parameters)
      ? (parameters as Record<string, Json>)['FunctionName']
      : undefined;
  const text = typeof named === 'string' ? named : (resource ?? '');
  if (typeof named === 'string' && !named.includes(':')) return named;
  return /(?:^|:)function:([\w-]+)/.exec(text)?.[1] ?? (typeof named === 'string' ? named.split(':')[0] : undefined);
}

/** The ids of a visit's invocations, as far as their responses have them. */
export function requestIdsOf({ attempts }: Visit): readonly string[] {
  return attempts.flatMap(({ output }) => {
    const metadata = isObject(output ?? null) ? (output as Record<string, Json>)['SdkResponseMetadata'] : undefined;
    const id = isObject(metadata ?? null) ? (metadata as Record<string, Json>)['RequestId'] : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}
