import { WriteStream } from 'node:tty';
import { harmless } from './harmless';
import type { Interrupt, Stream, Terminal } from './Terminal';

/** The process's own input and output. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  // `stepmill … | head` closes the pipe. Nothing reads the rest, so nothing is left to do.
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // A closed terminal: its SIGHUP ends the command.
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
        // Terminal, shell and npx each send it, so a repeated one must not end the process at once, unlike a second
        // Ctrl-C.
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
  // `isTTY` is absent if it is not a terminal.
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
 * Whether to print in colour: on a terminal that supports it, unless `NO_COLOR` is set; elsewhere if `FORCE_COLOR` is
 * set. `FORCE_COLOR` takes precedence over `NO_COLOR`, as in Node itself. See https://no-color.org.
 */
export function useColour(isTerminal: boolean, environment: Environment): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, ...others } = environment;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  // The terminal's variables (TERM, COLORTERM, CI …) say what it supports; Node reads them.
  return isTerminal && WriteStream.prototype.getColorDepth.call(undefined, others) > 1;
}
