import { createHash } from 'node:crypto';
import { javaText, javaUtf8 } from '../../../util/javaText';
import type { Json } from '../../../util/json';
import { ArgumentError, checkLength, stringArgument, type IntrinsicFunction } from './IntrinsicFunction';

const algorithms: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

/** `States.Hash(data, algorithm)`: the hash in lower-case hexadecimal. */
export const hash: IntrinsicFunction = {
  name: 'States.Hash',
  returns: 'string',
  count: 2,
  call(args) {
    const algorithm = algorithms.get(stringArgument(args, 1));
    if (algorithm === undefined) throw new ArgumentError();
    return createHash(algorithm)
      .update(javaUtf8(checkLength(dataText(args[0]!))))
      .digest('hex');
  },
};

/**
 * AWS: values of every type are hashed by their string form, which is known for strings, numbers, Booleans and empty
 * values.
 * Differs from AWS: other values are rejected, because their string form has not been recorded.
 */
function dataText(data: Json): string {
  if (data === null || (typeof data === 'object' && Object.keys(data).length > 0)) {
    throw new ArgumentError(
      'Invalid arguments in States.Hash: ' +
        'the text by which Step Functions hashes this value is not known; use States.JsonToString',
    );
  }
  return javaText(data);
}
