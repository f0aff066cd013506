import type { Stream, Terminal } from './Terminal';
import { useColour } from './useColour';

/** The process's own input and output. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  // `stepmill … | head` closes the pipe: nobody reads on, so nothing is left to do.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const write = { stdout: stdout.write.bind(stdout), stderr: stderr.write.bind(stderr) };
  return {
    stdout: streamOf(stdout, write.stdout),
    stderr: streamOf(stderr, write.stderr),
    environment: env,
    async readInput() {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    onInterrupt(listener) {
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
    },
    intercept(listener) {
      stdout.write = interceptor(listener);
      stderr.write = interceptor(listener);
      return () => Object.assign(stdout, { write: write.stdout }) && Object.assign(stderr, { write: write.stderr });
    },
  };
}

type Write = NodeJS.WriteStream['write'];

function streamOf(stream: NodeJS.WriteStream, write: Write): Stream {
  // `isTTY` is not there at all when it is none.
  const isTerminal = ((stream.isTTY as boolean | undefined) ?? false) && process.env['TERM'] !== 'dumb';
  return {
    isTerminal,
    colour: useColour(isTerminal, process.env),
    get columns() {
      return stream.columns ?? 100;
    },
    write: (text) => void write(text),
  };
}

function interceptor(listener: (text: string) => void): Write {
  return (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    listener(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const callback = rest.at(-1);
    if (typeof callback === 'function') process.nextTick(callback);
    return true;
  };
}
