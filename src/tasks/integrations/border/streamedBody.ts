import { Readable } from 'node:stream';

/** A stream in a response, as the SDK for JavaScript returns it in Node. */
interface SdkStream extends Readable {
  transformToByteArray(): Promise<Uint8Array>;
  transformToString(encoding?: BufferEncoding): Promise<string>;
  transformToWebStream(): unknown;
}

/** A stream of these bytes, with the methods that the SDK adds. It can be read once. */
export function streamedBody(bytes: Uint8Array): SdkStream {
  const stream = Readable.from(bytes.length === 0 ? [] : [Buffer.from(bytes)], { objectMode: false });
  let isRead = false;
  const once = <T>(read: () => T): T => {
    if (isRead) throw new Error('The stream has already been transformed.');
    isRead = true;
    return read();
  };
  const all = async (): Promise<Buffer> => Buffer.concat((await stream.toArray()) as Buffer[]);
  return Object.assign(stream, {
    transformToByteArray: async () => once(async () => new Uint8Array(await all())),
    transformToString: async (encoding: BufferEncoding = 'utf8') => once(async () => (await all()).toString(encoding)),
    transformToWebStream: () => once(() => Readable.toWeb(stream)),
  });
}

/** Whether a streamed input has to be read first: a Node or web stream, or a Blob. */
export function isStream(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Symbol.asyncIterator in value || 'arrayBuffer' in value || 'getReader' in value;
}

/** Reads all bytes of a stream. */
export async function bytesOfStream(value: unknown): Promise<Buffer> {
  if ('arrayBuffer' in (value as Blob)) return Buffer.from(await (value as Blob).arrayBuffer());
  const chunks: Buffer[] = [];
  for await (const chunk of value as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
