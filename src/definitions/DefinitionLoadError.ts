import { HarnessError } from '../errors/HarnessError';
import { formatPosition, type Position } from '../util/Position';

/**
 * A file with state machines cannot be read. `sfn.stateMachine` and the commands throw it. The message has file, line and
 * column, what is wrong, and what to write instead. More: docs/reference/definitions.md
 *
 * @example
 * template.yaml:14:22: DefinitionUri names statemachine/order.asl.json, and there is no such file. Write a path that is
 * relative to template.yaml, or build the template first.
 */
export class DefinitionLoadError extends HarnessError {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What is wrong, one sentence. */
  readonly reason: string;
  /** What to write instead, one sentence. */
  readonly hint: string | undefined;

  constructor(at: Position, reason: string, hint?: string) {
    super(`${formatPosition(at)}: ${reason}${hint === undefined ? '' : `\n  ${hint}`}`);
    this.name = 'DefinitionLoadError';
    this.file = at.file;
    this.line = at.line;
    this.column = at.column;
    this.reason = reason;
    this.hint = hint;
  }

  static override is(value: unknown): value is DefinitionLoadError {
    return HarnessError.is(value) && value.name === 'DefinitionLoadError';
  }
}

/**
 * A definition in a place that is not read (S3, a file whose name depends on a missing value). Its machine is listed as
 * unavailable; the others of the same file are loaded.
 */
export class NotAtHandError extends DefinitionLoadError {}
