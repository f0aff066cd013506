/** The response of an API operation: members as on the wire, times as epoch seconds or as the SDK's Dates. */
export type Reply = Readonly<Record<string, unknown>>;

/** Anything that executes operations of the Step Functions API: AWS, a server, a service in this process. */
export interface ApiCaller {
  /** Rejects with an error named after the API's exception. */
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply>;
}
