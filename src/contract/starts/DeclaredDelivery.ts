/** Whom something calls, as which role, and what happens if that fails. */
export interface DeclaredDelivery {
  /** A state machine, alias or version of the files by its ARN in their definitions, or whatever else is called. */
  readonly arn: string;
  readonly roleArn?: string;
  readonly retry?: { readonly maximumEventAgeInSeconds?: number; readonly maximumRetryAttempts?: number };
  readonly deadLetterArn?: string;
}
