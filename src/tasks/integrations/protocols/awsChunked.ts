/**
 * Decodes a body in the encoding `aws-chunked`, in which SDKs send S3 objects that they sign or hash while sending:
 * chunks preceded by their length, signed or not, and trailing headers. Throws an Error if it is incomplete.
 */
export function decodeAwsChunked(body: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at, 'latin1');
    const [, hex] = /^([0-9a-f]+)(?:;[^\r\n]*)?$/i.exec(lineEnd < 0 ? '' : body.toString('latin1', at, lineEnd)) ?? [];
    if (hex === undefined) throw new Error('The body is not in the encoding aws-chunked that its headers name.');
    const length = Number.parseInt(hex, 16);
    if (length === 0) return Buffer.concat(pieces);
    const start = lineEnd + 2;
    if (start + length > body.length) throw new Error('The body of the request ends in the middle of a chunk.');
    pieces.push(body.subarray(start, start + length));
    at = start + length + 2;
  }
}
