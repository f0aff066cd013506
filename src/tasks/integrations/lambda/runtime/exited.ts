import type { Json } from '../../../../util/json';
import type { ProcessEnd } from './ProcessGroup';
import type { FunctionEnd } from '../FunctionEnd';

/** In Go's spelling: Lambda is written in Go. */
const signalNames: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGALRM: 'alarm clock',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGHUP: 'hangup',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGPIPE: 'broken pipe',
  SIGQUIT: 'quit',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
};

/** How a process has ended, in Lambda's words: `exit status 1`, `signal: killed`. */
export function describeEnd({ status, signal, error }: ProcessEnd): string {
  if (error !== undefined) return error.message;
  if (signal !== undefined) return `signal: ${signalNames[signal] ?? signal}`;
  return `exit status ${status}`;
}

/** AWS: a runtime that ends in the middle of an invocation. */
export function exited(requestId: string, end: ProcessEnd): FunctionEnd {
  const isQuiet = end.status === 0 && end.signal === undefined && end.error === undefined;
  const how = isQuiet ? 'exited without providing a reason' : `exited with error: ${describeEnd(end)}`;
  const errorMessage = `RequestId: ${requestId} Error: Runtime ${how}`;
  return unhandled({ errorType: 'Runtime.ExitError', errorMessage });
}

/** An error of a function. */
export function unhandled(value: Json): FunctionEnd {
  return { value, functionError: 'Unhandled' };
}
