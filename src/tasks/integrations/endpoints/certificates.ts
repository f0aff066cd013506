import fs from 'node:fs';
import tls from 'node:tls';
import { HarnessError } from '../../../errors/HarnessError';
import { readProfile } from './profile';
import { userEnvironment } from './userEnvironment';

/** The user's own certificate authorities. */
export interface CertificateBundle {
  /** As the user names it: `AWS_CA_BUNDLE`, `ca_bundle of the profile 'default'`. */
  readonly namedBy: string;
  readonly file: string;
  /** Trusts these authorities and those of Node. */
  readonly secureContext: tls.SecureContext;
}

/**
 * Reads the certificate authorities of `AWS_CA_BUNDLE`, or of `ca_bundle` in the profile; `undefined` if neither is
 * set. Rejects with HarnessError for a file that cannot be read.
 *
 * Differs from AWS: the CLI and boto3 trust only these. Here they are added to Node's, including `NODE_EXTRA_CA_CERTS`.
 */
export async function readCertificateBundle(): Promise<CertificateBundle | undefined> {
  const { AWS_CA_BUNDLE: file } = userEnvironment();
  if (file) return read('AWS_CA_BUNDLE', file);
  const { name, values } = await readProfile();
  return values['ca_bundle'] ? read(`ca_bundle of the profile '${name}'`, values['ca_bundle']) : undefined;
}

async function read(namedBy: string, file: string): Promise<CertificateBundle> {
  try {
    return { namedBy, file, secureContext: contextOf(await fs.promises.readFile(file, 'utf8')) };
  } catch (error) {
    throw new HarnessError(`The certificates of ${namedBy} cannot be read: ${(error as Error).message}`);
  }
}

/** Reading Node's authorities takes a tenth of a second, so the context is cached while the file is unchanged. */
let latest: { readonly pem: string; readonly context: tls.SecureContext } | undefined;

function contextOf(pem: string): tls.SecureContext {
  if (latest?.pem !== pem) latest = { pem, context: tls.createSecureContext({ ca: [...nodeAuthorities(), pem] }) };
  return latest.context;
}

function nodeAuthorities(): readonly string[] {
  // Node 22.15 and later.
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => string[] };
  if (getCACertificates !== undefined) return getCACertificates('default');
  const { NODE_EXTRA_CA_CERTS: extra } = userEnvironment();
  return extra !== undefined && fs.existsSync(extra)
    ? [...tls.rootCertificates, fs.readFileSync(extra, 'utf8')]
    : tls.rootCertificates;
}
