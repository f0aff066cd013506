/** Where a service's calls really go: a URL, with the variable or option that names it, or AWS itself. */
export type Endpoint = NamedEndpoint | { readonly aws: true };

export interface NamedEndpoint {
  readonly url: string;
  /** `AWS_ENDPOINT_URL_SQS`, `endpoints: { urls: { sqs: … } }`. */
  readonly namedBy: string;
}

/** Where a request of an HTTP Task goes. */
export interface HttpTarget {
  readonly url: string;
  /** The option that allows it: `http: { 'https://api.example.com': … }`. */
  readonly namedBy: string;
  /** Set if the URL replaces the task's own. */
  readonly instead?: true;
}
