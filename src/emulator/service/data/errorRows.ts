import { HarnessError } from '../../../errors/HarnessError';
import { EvaluationError, RuntimeError, StatesError } from '../../../errors/StatesError';

/** An error in its written form: enough to produce the same history again. */
export interface ErrorRow {
  readonly kind: 'runtime' | 'evaluation' | 'states' | 'harness' | 'other';
  readonly message: string;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly location?: string | undefined;
  readonly framed?: boolean | undefined;
  readonly eventId?: number | undefined;
}

export function writeError(error: unknown): ErrorRow {
  const message = error instanceof Error ? error.message : String(error);
  if (HarnessError.is(error)) return { kind: 'harness', message };
  if (!StatesError.is(error)) return { kind: 'other', message };
  const { error: name, errorCause: cause } = error;
  const { sentence, location, framed, eventId } = error as Partial<EvaluationError> & { eventId?: number };
  const row = { message: sentence ?? message, error: name, cause, location, framed, eventId };
  if (sentence === undefined) return { kind: 'states', ...row };
  return { kind: framed === undefined ? 'runtime' : 'evaluation', ...row };
}

export function readError({ kind, message, error, cause, location, framed, eventId }: ErrorRow): unknown {
  if (kind === 'harness') return new HarnessError(message);
  if (kind === 'other') return new Error(message);
  if (kind === 'runtime') return new RuntimeError(message);
  if (kind === 'evaluation') return new EvaluationError(message, location, { error: error!, framed: framed! });
  const read = new StatesError(error, cause);
  return eventId === undefined ? read : Object.assign(read, { eventId });
}
