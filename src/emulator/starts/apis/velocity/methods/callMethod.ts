import { isExact } from '../../../../../util/json';
import { didYouMean } from '../../../../../util/nearest';
import { TemplateError } from '../TemplateError';
import { isObjectOfJava, JavaList, JavaMap, type Value } from '../values';
import { listMethods } from './listMethods';
import { mapMethods } from './mapMethods';
import { Arguments, type JavaMethods } from './JavaMethods';
import { booleanMethods, numberMethods } from './scalarMethods';
import { stringMethods } from './stringMethods';

/**
 * Calls a method of Java on a value. Null has no methods: the result is null, as in Velocity. Throws TemplateError for a
 * method that is not in the tables.
 */
export function callMethod(self: Value, method: string, values: readonly Value[]): Value {
  if (self === null) return null;
  if (isObjectOfJava(self)) {
    const { methods, name } = self;
    if (!Object.hasOwn(methods, method)) throw noMethod(name, method, Object.keys(methods));
    return methods[method]!(values);
  }
  const args = new Arguments(method, values);
  if (typeof self === 'string') return call('A string', stringMethods, self, args);
  if (typeof self === 'boolean') return call('A boolean', booleanMethods, self, args);
  if (typeof self === 'number' || isExact(self)) return call('A number', numberMethods, self, args);
  if (self instanceof JavaList) return call('A list', listMethods, self, args);
  return call('A map', mapMethods, self, args);
}

function call<Self extends Value>(kind: string, methods: JavaMethods<Self>, self: Self, args: Arguments): Value {
  const method = methods.get(args.method);
  if (method === undefined) throw noMethod(kind, args.method, [...methods.keys()]);
  return method(self, args);
}

function noMethod(kind: string, method: string, known: readonly string[]): TemplateError {
  const others = didYouMean(method, known) ?? `It has ${known.join(', ')}.`;
  return new TemplateError(`${kind} has no method '${method}' in mapping templates. ${others}`);
}

/** `$value.name`: a member of a map, a property, or a getter (`.empty`). Or null. */
export function getProperty(self: Value, name: string): Value {
  if (self === null) return null;
  if (self instanceof JavaMap) return self.members.get(name) ?? null;
  if (isObjectOfJava(self)) return Object.hasOwn(self.properties ?? {}, name) ? self.properties![name]!() : null;
  if (name === 'empty' && (typeof self === 'string' || self instanceof JavaList))
    return callMethod(self, 'isEmpty', []);
  return null;
}
