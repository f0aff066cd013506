export interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
}

const scopeForm = /Credential=([^/,\s]{1,128})\/\d{8}\/([a-z0-9-]{1,64})\/[^/,\s]+\/aws4_request/;

/**
 * The access key id and region that signed a request: the `Credential` part of a Signature Version 4 `Authorization`
 * header. The signature itself is not checked.
 *
 * @example credentialScope('AWS4-HMAC-SHA256 Credential=AK/20300101/eu-west-1/states/aws4_request, …')
 * // { accessKeyId: 'AK', region: 'eu-west-1' }
 */
export function credentialScope(authorization: string | undefined): CredentialScope | undefined {
  const match = authorization === undefined ? null : scopeForm.exec(authorization);
  return match === null ? undefined : { accessKeyId: match[1]!, region: match[2]! };
}
