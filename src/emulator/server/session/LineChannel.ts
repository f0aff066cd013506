import type { Duplex } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { printJson } from '../../../util/ExactNumber';
import { mayHoldExactNumbers, readExactJson } from '../../../util/readExactJson';

/** A longer line cannot be ours: payloads end at 256 KiB, histories at a few MiB. */
const maxLineLength = 256 * 1024 * 1024;

/** JSON messages in both directions over one connection, one a line, in order. Numbers keep all digits. */
export class LineChannel {
  private readonly parts: string[] = [];
  private length = 0;
  private closed = false;
  private failure: unknown;

  /**
   * `onMessage` is called for each message. If it throws, or a line is not JSON, the connection ends and `onClose` gets
   * the reason.
   */
  constructor(
    private readonly stream: Duplex,
    onMessage: (message: unknown) => void,
    onClose: (failure: unknown) => void,
  ) {
    // Sockets of Node's HTTP server have no encoding.
    const decoder = new StringDecoder('utf8');
    stream.on('data', (bytes: Buffer) => this.read(decoder.write(bytes), onMessage));
    stream.on('error', () => stream.destroy());
    // Sockets of an HTTP server would stay half open.
    stream.on('end', () => stream.destroy());
    stream.on('close', () => {
      this.closed = true;
      onClose(this.failure);
    });
  }

  /** Sends a message, unless the connection is gone. */
  send(message: object): void {
    if (!this.closed) this.stream.write(`${printJson(message)}\n`);
  }

  close(): void {
    this.stream.destroy();
  }

  private read(text: string, onMessage: (message: unknown) => void): void {
    let start = 0;
    try {
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        this.parts.push(text.slice(start, end));
        start = end + 1;
        const line = this.parts.join('');
        this.parts.length = 0;
        this.length = 0;
        onMessage(readLine(line));
      }
    } catch (error) {
      this.failure = error;
      return this.close();
    }
    if (start === text.length) return;
    this.parts.push(text.slice(start));
    this.length += text.length - start;
    if (this.length > maxLineLength) this.close();
  }
}

/** Any depth is read: how deep users' data may be is checked elsewhere. */
function readLine(line: string): unknown {
  const message: unknown = JSON.parse(line);
  return mayHoldExactNumbers(line) ? readExactJson(line) : message;
}
