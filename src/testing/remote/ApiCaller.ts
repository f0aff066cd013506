import type { Reply } from '../places/Place';

/** Whoever answers the operations of the Step Functions API: AWS, a server, a service in this process. */
export interface ApiCaller {
  /** Rejects with an error named after the API's exception. */
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply>;
}
