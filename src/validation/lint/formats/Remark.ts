import type { Span } from '../../../language/asl/parse';
import type { Path } from '../../../language/asl/path';
import type { Advice } from '../Advice';
import type { Finding } from '../../rules/Finding';

/** One definition, and what is said about it. */
export interface CheckedFile {
  /** As it is to be printed: `workflows/order.asl.json`. */
  readonly file: string;
  /** The text of the file; it need not be JSON when `locate` is given. */
  readonly text: string;
  readonly remarks: readonly (Finding | Advice)[];
  /** Where a path of the definition stands in the text. Default: the text is the definition, as JSON. */
  readonly locate?: LocateSpan;
}

/** Finds a value, and the name in front of it, in a text. */
export type LocateSpan = (path: Path) => { readonly value: Span; readonly name?: Span | undefined } | undefined;

/** A remark with its place in the text. */
export interface PlacedRemark {
  readonly file: string;
  readonly severity: 'ERROR' | 'WARNING' | 'ADVICE';
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  /** As AWS writes it. */
  readonly location: string | undefined;
  /** JSON pointer to the exact place. */
  readonly pointer: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** Behind the last character on that line. */
  readonly endColumn: number;
  /** The line itself, without its end. */
  readonly source: string;
}
