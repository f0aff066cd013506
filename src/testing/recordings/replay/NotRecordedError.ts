import { HarnessError } from '../../../errors/HarnessError';

/** A definition asks for something that a recording does not answer. Nobody knows what would come of it. */
export class NotRecordedError extends HarnessError {
  /** The state that asks. */
  readonly state: string;

  constructor(state: string, message: string) {
    super(message);
    this.name = 'NotRecordedError';
    this.state = state;
  }

  static override is(value: unknown): value is NotRecordedError {
    return HarnessError.is(value) && value.name === 'NotRecordedError';
  }
}
