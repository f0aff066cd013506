import type { AwsFailure } from './AwsCall';
import type { ErrorRegistry, ExceptionClass, SdkClient } from './SdkClient';

/**
 * A service's exception as a client throws it: an instance of the class in the client's package, or else of the
 * service's base class, or else an Error with the same members.
 */
export function clientException(
  { exception: { code, message, statusCode }, requestId }: AwsFailure,
  { config }: SdkClient,
  namespace = '',
): Error {
  const $metadata = {
    httpStatusCode: statusCode,
    requestId,
    extendedRequestId: undefined,
    cfId: undefined,
    attempts: 1,
  };
  const $fault = statusCode < 500 ? 'client' : 'server';
  const registries = registriesOf(config.protocol?.compositeErrorRegistry, namespace);
  const Modelled = classNamed(registries, new RegExp(`#${escaped(code)}$`));
  const Base = classNamed(registries, /^smithy\.ts\.sdk\.synthetic\..*#\w+ServiceException$/);
  const Class = Modelled ?? Base;
  if (Class === undefined) return Object.assign(new Error(message), { name: code, $fault, $metadata });
  const error = new Class({ name: code, $fault, message, $metadata });
  return Object.assign(error, { message }, Modelled === undefined ? { name: code } : {});
}

/** The registries of a copy of the SDK are static members of their class. */
function registriesOf(own: ErrorRegistry | undefined, namespace: string): readonly ErrorRegistry[] {
  if (own === undefined) return [];
  const { registries } = own.constructor as { readonly registries?: ReadonlyMap<string, ErrorRegistry> };
  const others = [namespace, `smithy.ts.sdk.synthetic.${namespace}`].map((name) => registries?.get(name));
  return [own, ...others].filter((registry) => registry !== undefined);
}

function classNamed(registries: readonly ErrorRegistry[], id: RegExp): ExceptionClass | undefined {
  for (const { schemas, exceptions } of registries)
    for (const [shapeId, schema] of schemas ?? [])
      if (id.test(shapeId)) {
        const found = exceptions?.get(schema);
        if (found !== undefined) return found;
      }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}
