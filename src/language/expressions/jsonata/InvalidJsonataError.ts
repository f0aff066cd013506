/** Thrown for an expression that does not parse. For validation. */
export class InvalidJsonataError extends Error {
  /** The expression as written, without `{%` and `%}`. */
  readonly expression: string;
  /** The field: `Output/lines[0]/total`. */
  readonly location: string;
  /** JSONata's code: `S0201`. */
  readonly code: string;
  /** Offset into the expression, when known. */
  readonly position: number | undefined;

  constructor(message: string, expression: string, location: string, code: string, position?: number) {
    super(message);
    this.name = 'InvalidJsonataError';
    this.expression = expression;
    this.location = location;
    this.code = code;
    this.position = position;
  }
}
