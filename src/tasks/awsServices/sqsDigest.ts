import { createHash } from 'node:crypto';
import { asText } from './jsonText';
import { isObject, member, type JsonObject } from '../../util/json';

/** The MD5 of a message's body, in hexadecimal. */
export function md5OfBody(body: string): string {
  return createHash('md5').update(body, 'utf8').digest('hex');
}

/**
 * The MD5 of message attributes, in hexadecimal; `undefined` when there are none.
 *
 * Of each attribute, sorted by name: length and bytes of the name, of the data type, one byte for the kind of value
 * (1 text, 2 binary), length and bytes of the value. See "Calculating the MD5 message digest for message attributes"
 * of the Amazon SQS guide.
 */
export function md5OfAttributes(attributes: JsonObject): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const update = (bytes: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const attribute = attributes[name]!;
    if (!isObject(attribute)) continue;
    const binary = member(attribute, 'BinaryValue') ?? undefined;
    update(Buffer.from(name));
    update(Buffer.from(asText(member(attribute, 'DataType') ?? '')));
    hash.update(Buffer.from([binary === undefined ? 1 : 2]));
    update(Buffer.from(asText(binary ?? member(attribute, 'StringValue') ?? '')));
  }
  return hash.digest('hex');
}
