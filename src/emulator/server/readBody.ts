import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { lazy } from '../../util/lazy';

const loadZlib = lazy(() => require('node:zlib') as typeof import('node:zlib'));

/**
 * Differs from AWS: the documented limit of a request is 1 MB. Four MB allow everything that the API model's own limits
 * can check (a definition of 1,048,576 characters in JSON inside JSON).
 */
export const maxBodyBytes = 4 * 1024 * 1024;

/** The maximum number of bytes of an oversized body that are read and discarded. */
const maxDiscardedBytes = 64 * 1024 * 1024;

export class BodyTooLargeError extends Error {}
class BodyEncodingError extends Error {}

/** Reads the body of a request as a string. Fails with BodyTooLargeError or BodyEncodingError. */
export function readBody(
  request: IncomingMessage,
  done: (error: Error | undefined, text: string) => void,
  mostBytes = maxBodyBytes,
): void {
  const encoding = request.headers['content-encoding'];
  if (Number(request.headers['content-length']) > mostBytes) return refuse(request, done);
  const chunks: Buffer[] = [];
  let bytes = 0;
  const onData = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes <= mostBytes) {
      chunks.push(chunk);
      return;
    }
    request.off('data', onData).off('end', onEnd);
    refuse(request, done);
  };
  const onEnd = (): void => {
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    if (encoding === undefined || encoding === 'identity') decode(body, done);
    else if (encoding === 'gzip' || encoding === 'x-gzip') unzip(body, done, mostBytes);
    else done(new BodyEncodingError(`Content-Encoding '${encoding}' is not supported`), '');
  };
  request.on('data', onData).on('end', onEnd);
}

function decode(body: Buffer, done: (error: Error | undefined, text: string) => void): void {
  if (isUtf8(body)) done(undefined, body.toString());
  else done(new BodyEncodingError('The body is not valid UTF-8'), '');
}

function unzip(body: Buffer, done: (error: Error | undefined, text: string) => void, mostBytes: number): void {
  const { gunzip } = loadZlib();
  gunzip(body, { maxOutputLength: mostBytes }, (error, plain) => {
    if (error === null) decode(plain, done);
    else if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') done(new BodyTooLargeError(), '');
    else done(new BodyEncodingError('The body is not valid gzip'), '');
  });
}

/**
 * Fails once the whole body is read and discarded: a client that is still writing would see a broken connection
 * (`EPIPE`) instead of the response.
 */
function refuse(request: IncomingMessage, done: (error: Error | undefined, text: string) => void): void {
  let discarded = 0;
  let isDone = false;
  const end = (): void => {
    if (!isDone) done(new BodyTooLargeError(), '');
    isDone = true;
  };
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded <= maxDiscardedBytes) return;
    end();
    request.destroy();
  });
  request.on('end', end);
}
