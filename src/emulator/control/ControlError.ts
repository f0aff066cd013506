/** What is wrong in a request, and where. */
export interface Fault {
  readonly in: 'path' | 'query' | 'body';
  /** A JSON pointer into the body; for path and query, the name after a slash. */
  readonly pointer: string;
  readonly message: string;
}

/**
 * The control API rejected a request. The response has the status and a `code`. A test against a server gets a
 * HarnessError. More: docs/reference/control.md
 */
export class ControlError extends Error {
  readonly faults: readonly Fault[] | undefined;

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    faults?: readonly Fault[],
  ) {
    super(message);
    this.faults = faults;
  }
}

export function notFound(message: string): ControlError {
  return new ControlError(404, 'NotFound', message);
}

/** All faults of a request in one error. */
export function badRequest(faults: readonly Fault[]): ControlError {
  const lines = faults.map(({ in: where, pointer, message }) => `${nameOf(where, pointer)} ${message}`);
  return new ControlError(400, 'BadRequest', lines.join('\n'), faults);
}

function nameOf(where: Fault['in'], pointer: string): string {
  if (where === 'body') return pointer === '' ? 'The body' : `${pointer} of the body`;
  return `'${pointer.slice(1)}' of the ${where}`;
}
