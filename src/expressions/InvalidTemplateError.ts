/** Thrown for a payload template with a wrong member. `pointer` leads from the field to it: `/Message/Body.$`. */
export class InvalidTemplateError extends Error {
  /** The field that holds the template: `Parameters`. */
  readonly field: string;
  readonly pointer: string;
  readonly reason: string;

  constructor(field: string, pointer: string, reason: string) {
    super(`${field}${pointer}: ${reason}`);
    this.name = 'InvalidTemplateError';
    this.field = field;
    this.pointer = pointer;
    this.reason = reason;
  }
}
