/** The first fault of a text, at the place where Jackson notices it. Thrown and caught inside `jacksonMessage`. */
export class JacksonFault extends Error {
  readonly line: number;
  readonly column: number;
  readonly source: string;

  constructor(message: string, line: number, column: number, source: string) {
    super(message);
    this.line = line;
    this.column = column;
    this.source = source;
  }
}
