/** Whether the policies of roles are enforced, and what the files do not say about them. */
export type IamOption = 'enforce' | IamSettings;

/** Enforces the policies of roles. */
export interface IamSettings {
  /**
   * The policy documents of roles that no file declares, by their ARNs or names.
   *
   * @example { 'arn:aws:iam::123456789012:role/orders': { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }
   */
  readonly roles?: Readonly<Record<string, object | readonly object[]>> | undefined;
  /**
   * Values of condition keys that AWS would know: `{ 'aws:PrincipalTag/team': 'red' }`; `null` for a key that requests
   * lack.
   */
  readonly context?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  /**
   * What happens to a request for which the policies do not tell: `fail` fails the test and says what is missing, `allow`
   * lets it pass with a note. Default `fail`.
   */
  readonly undecided?: 'fail' | 'allow' | undefined;
}
