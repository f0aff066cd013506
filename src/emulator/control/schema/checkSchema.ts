import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020';
import type * as Library from 'ajv/dist/2020';
import type { Fault } from '../ControlError';
import { components } from './components';
import { describeFault } from './describeFault';
import type { Schema } from './Schema';

const compiled = new Map<Schema, ValidateFunction>();
let ajv: Library.Ajv2020 | undefined;

/**
 * All that is wrong with a value; `pointer`s begin at it. If it fits no alternative, faults are those of the one that
 * was probably meant.
 */
export function checkSchema(schema: Schema, value: unknown, where: Fault['in']): readonly Fault[] {
  const { anyOf } = schema;
  if (anyOf === undefined) return faultsOf(schema, value, where);
  const tried = anyOf.map((alternative) => faultsOf(alternative, value, where));
  if (tried.some((faults) => faults.length === 0)) return [];
  const strange = (faults: readonly Fault[]): number => faults.filter(isAtRoot).length;
  return tried.reduce((best, faults) => (strange(faults) < strange(best) ? faults : best));
}

function faultsOf(schema: Schema, value: unknown, where: Fault['in']): readonly Fault[] {
  const validate = compile(schema);
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter((error) => !isOfAlternative(error));
  // A value of the wrong type breaks other rules, too, which say nothing more.
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  const faults = errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
    .map((error): Fault => ({ in: where, ...describeFault(error) }));
  // One fault may break several rules in the same words.
  return faults.filter(
    ({ pointer, message }, index) =>
      faults.findIndex((other) => other.pointer === pointer && other.message === message) === index,
  );
}

function isAtRoot({ pointer }: Fault): boolean {
  return pointer.split('/').length <= 2;
}

/** What is wrong with each alternative is told by the sentence about all of them. */
function isOfAlternative({ schemaPath }: ErrorObject): boolean {
  return /\/(?:oneOf|anyOf)\/\d/.test(schemaPath);
}

function compile(schema: Schema): ValidateFunction {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    ajv ??= new (loadLibrary().Ajv2020)({
      allErrors: true,
      verbose: true,
      // The document's own words (`components`, `examples`) are none of the library's.
      strict: false,
      validateFormats: false,
      // `constructor` is no member of an empty object.
      ownProperties: true,
    });
    validate = ajv.compile({ ...schema, components: { schemas: components } });
    compiled.set(schema, validate);
  }
  return validate;
}

/** Loaded late: most servers get no request of the control API. */
function loadLibrary(): typeof Library {
  return require('ajv/dist/2020') as typeof Library;
}
