import { WriteStream } from 'node:tty';
import { harmless } from './harmless';
import type { Interrupt, Stream, Terminal } from './Terminal';

/** The process's own input and output. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  // `stepmill … | head` closes the pipe: nobody reads on, so nothing is left to do.
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // A terminal that was closed, whose SIGHUP ends the command in its own way.
    if (code !== 'EIO') process.exit(code === 'EPIPE' ? 0 : 1);
  });
  stderr.on('error', () => undefined);
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
      const listen = (signal: Interrupt): void => {
        // Terminal, shell and npx each send it: the second one must not end at once, as the second Ctrl-C does.
        if (signal === 'SIGHUP') process.on(signal, () => undefined);
        listener(signal);
      };
      for (const signal of interrupts) process.on(signal, listen);
      return () => interrupts.forEach((signal) => process.off(signal, listen));
    },
    intercept(listener) {
      stdout.write = interceptor(listener);
      stderr.write = interceptor(listener);
      return () => Object.assign(stdout, { write: write.stdout }) && Object.assign(stderr, { write: write.stderr });
    },
  };
}

const interrupts: readonly Interrupt[] = ['SIGINT', 'SIGHUP', 'SIGTERM'];

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
    write: (text) => void write(harmless(text)),
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

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether to print in colour: on a terminal that can, unless `NO_COLOR` says no; elsewhere when `FORCE_COLOR` says so.
 * `FORCE_COLOR` wins over `NO_COLOR`, as in Node itself. See https://no-color.org.
 */
export function useColour(isTerminal: boolean, environment: Environment): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, ...others } = environment;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  // What a terminal can do is told by its variables (TERM, COLORTERM, CI …), which Node knows to read.
  return isTerminal && WriteStream.prototype.getColorDepth.call(undefined, others) > 1;
}
