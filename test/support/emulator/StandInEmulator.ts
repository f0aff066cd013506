import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { answer, Contents, operationOf, type Answer } from './answer';
import { makeCertificates } from './certificates';
import { checkSignature, type Keys } from './signature';

/**
 * Stands in for AWS Emulator: HTTPS with an authority of its own, Signature Version 4 checked, keys in a file that change
 * at each start, account 000000000000, HTTP 501 for what it does not implement.
 */
export class StandInEmulator {
  contents = new Contents();
  /** The operations of the accepted calls. */
  readonly calls: string[] = [];
  /** In place of its own answer. */
  respond: ((request: IncomingMessage) => Answer | 'cut' | undefined) | undefined;
  /** Answers the calls whose signature is right, instead of `answer`. */
  forward: ((request: IncomingMessage, body: Buffer) => Promise<Answer>) | undefined;
  private keys: Keys = { accessKeyId: '', secretAccessKey: '' };

  private constructor(
    private readonly server: https.Server,
    /** Has `emulator_credentials`, `config` and `ca.pem`. */
    readonly folder: string,
  ) {}

  static async start(): Promise<StandInEmulator> {
    const { authority, certificate, key } = await makeCertificates();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-standin-'));
    fs.writeFileSync(path.join(folder, 'ca.pem'), authority);
    const server = https.createServer({ key, cert: certificate });
    const standIn = new StandInEmulator(server, folder);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => standIn.handle(request, response));
    standIn.restart();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return standIn;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  /** The variables that lead clients here, as its users set them. */
  get environment(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_SHARED_CREDENTIALS_FILE: path.join(this.folder, 'emulator_credentials'),
      AWS_CONFIG_FILE: path.join(this.folder, 'config'),
      AWS_CA_BUNDLE: path.join(this.folder, 'ca.pem'),
    };
  }

  /** What it holds is lost, and the keys are new. */
  restart(): void {
    this.contents = new Contents();
    this.calls.length = 0;
    this.respond = undefined;
    this.keys = {
      accessKeyId: `EMULATOR${randomBytes(6).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(20).toString('hex'),
    };
    const { accessKeyId, secretAccessKey } = this.keys;
    const text = `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
    fs.writeFileSync(path.join(this.folder, 'emulator_credentials'), text);
    fs.writeFileSync(path.join(this.folder, 'config'), '[default]\nregion = us-east-1\n');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => void this.respondTo(request, Buffer.concat(pieces), response));
  }

  private async respondTo(request: IncomingMessage, sent: Buffer, response: ServerResponse): Promise<void> {
    const given = await this.answer(request, sent);
    if (given === 'cut') return void request.socket.destroy();
    const { status = 200, headers = {}, body = '' } = given;
    response.writeHead(status, { 'x-amzn-RequestId': 'r-1', ...headers }).end(body);
  }

  private async answer(request: IncomingMessage, body: Buffer): Promise<Answer | 'cut'> {
    const scripted = this.respond?.(request);
    if (scripted !== undefined) return scripted;
    const refusal = checkSignature(request, body, this.keys);
    if (refusal !== undefined) return error(request, 403, codes[refusal]);
    this.calls.push(operationOf(request));
    if (this.forward) return this.forward(request, body);
    return answer(request, body, this.contents) ?? error(request, 501, ['NotImplemented', 'NotImplemented']);
  }
}

/** Of the services with JSON, and of S3. */
const codes = {
  missing: ['MissingAuthenticationTokenException', 'AccessDenied'],
  unknownKey: ['UnrecognizedClientException', 'InvalidAccessKeyId'],
  wrongSignature: ['InvalidSignatureException', 'SignatureDoesNotMatch'],
} as const;

export function error(request: IncomingMessage, status: number, [json, xml]: readonly [string, string]): Answer {
  const isS3 = request.headers['x-amz-target'] === undefined && !request.url!.startsWith('/2015-03-31/');
  if (isS3) return { status, body: `<Error><Code>${xml}</Code><Message>no</Message></Error>` };
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-ErrorType': json };
  return { status, headers, body: JSON.stringify({ __type: json, message: 'no' }) };
}
