/** The answer of an API operation: members as on the wire, times as epoch seconds or as Dates of the SDK. */
export type Reply = Readonly<Record<string, unknown>>;

/** A caller that answers the operations of the Step Functions API: AWS, a server, a service in this process. */
export interface ApiCaller {
  /** Rejects with an error named after the API's exception. */
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply>;
}
