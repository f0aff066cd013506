import type { CertificateBundle } from './certificates';

/** What is wrong with an endpoint, and how to fix it. */
export interface EndpointFault {
  /** Follows `which`: `cannot be reached: connect ECONNREFUSED 127.0.0.1:4566`. */
  readonly problem: string;
  /** Followed by `, or mock the state.` */
  readonly remedy: string;
}

/** Error codes of OpenSSL and Node for certificates. */
const untrusted =
  /CERT|^UNABLE_TO_|^(?:INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|DEPTH_ZERO_SELF_SIGNED_CERT)$/;

/** Error codes of a connection that was never established. */
const unconnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'ERR_INVALID_URL',
  'ERR_INVALID_PROTOCOL',
]);

/**
 * Why a connection brought no response.
 *
 * @param bundle the user's own certificate authorities, if any
 * @param usual the remedy if the error itself suggests none
 */
export function connectionFault(
  error: Error,
  url: string,
  bundle: Pick<CertificateBundle, 'namedBy' | 'file'> | undefined,
  usual: string,
): EndpointFault {
  const { message } = error;
  const code = codeOf(error);
  if (untrusted.test(code)) {
    // Node 26 appends a remedy of its own.
    const [why] = message.split('; if the root CA');
    return { problem: `has an untrusted certificate: ${why!}`, remedy: trust(code, bundle) };
  }
  return { problem: `cannot be reached: ${message || code}`, remedy: otherScheme(code, message, url) ?? usual };
}

/** Whether no trusted connection was established, so that no response can have come from there. */
export function isUnconnected(error: Error): boolean {
  const code = codeOf(error);
  return unconnected.has(code) || untrusted.test(code) || code === 'EPROTO' || code.startsWith('ERR_SSL');
}

/** If several addresses were tried, the code of the first: `localhost` has two. */
function codeOf(error: Error): string {
  const { code, errors } = error as { code?: unknown; errors?: readonly Error[] };
  if (typeof code === 'string') return code;
  return errors?.[0] === undefined ? '' : codeOf(errors[0]);
}

function trust(code: string, bundle: Pick<CertificateBundle, 'namedBy' | 'file'> | undefined): string {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'Use a host name that the certificate contains';
  if (/EXPIRED|NOT_YET_VALID/.test(code)) return 'Renew the certificate';
  if (bundle !== undefined) return `Put its certificate authority into ${bundle.namedBy} (${bundle.file})`;
  return 'Set AWS_CA_BUNDLE to the file of its certificate authority (AWS_CA_BUNDLE=/path/to/ca.pem)';
}

function otherScheme(code: string, message: string, url: string): string | undefined {
  if (/^https:/i.test(url))
    return /wrong version number|packet length too long/.test(message) ? 'Write http:// if it has no TLS' : undefined;
  return code === 'ECONNRESET' || code.startsWith('HPE_') ? 'Write https:// if it requires TLS' : undefined;
}

/** The end of each message about an endpoint. */
export const noAnswerOfAws = 'This is a problem of the setup, not a response of AWS, so no Retry or Catch sees it.';
