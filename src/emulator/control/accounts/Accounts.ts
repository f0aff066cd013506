import type { IncomingHttpHeaders } from 'node:http';
import { createService } from '../../service/createService';
import { newRequestId } from '../../store/ids';
import type { Service } from '../../service/Service';
import type { ServiceOptions } from '../../service/ServiceOptions';
import { notFound } from '../ControlError';
import { credentialScope } from './credentialScope';
import { readAccountOptions } from './readAccountOptions';
import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../errors/HarnessError';
import type { DataOptions } from '../../service/data/DataDirectory';

/** An access key id that is an account's number. */
export const accountForm = /^\d{12}$/;

/**
 * The accounts of a server that have a service of their own: with a clock, mocks and state machines that other accounts
 * do not see. All others share the server's service, where an account only shows in ARNs.
 */
export class Accounts {
  private readonly services = new Map<string, Service>();
  private readonly folders: AccountFolders | undefined;

  constructor(private readonly shared: Service) {
    const { data } = shared.options;
    if (data === undefined) return;
    this.folders = new AccountFolders(data);
    for (const [accountId, request] of this.folders.all()) this.open(accountId, request);
  }

  /** The service for the access key id of a request; `undefined` for the shared one. */
  find({ authorization }: IncomingHttpHeaders): Service | undefined {
    if (this.services.size === 0) return undefined;
    const scope = credentialScope(authorization);
    return scope === undefined ? undefined : this.services.get(scope.accessKeyId);
  }

  get(accountId: string): Service | undefined {
    return this.services.get(accountId);
  }

  /** The account's own service. Throws ControlError when it has none. */
  own(accountId: string): Service {
    const service = this.services.get(accountId);
    if (service !== undefined) return service;
    throw notFound(
      `Account ${accountId.slice(0, 100)} has no service of its own. Give it one: PUT /_stepmill/v1/accounts/${accountId.slice(0, 100)}`,
    );
  }

  /** The services by the access key id of their clients. */
  get all(): readonly (readonly [accessKeyId: string, service: Service])[] {
    return [...this.services];
  }

  /** Gives an account a new service of its own. Throws HarnessError for invalid options. */
  create(accountId: string, options: ServiceOptions): Service {
    const service = createService({ accountId, keep: this.shared.options.keep, ...options });
    this.delete(accountId);
    this.services.set(accountId, service);
    return service;
  }

  /**
   * As `create`, with the options of a request; the others are those of the shared service. If that has a data
   * directory, the account gets a part of it, and is there again after the next start. Throws HarnessError for invalid
   * options.
   */
  request(accountId: string, request: unknown): Service {
    const options = { ...this.inherited, data: undefined, ...readAccountOptions(request) };
    // Invalid options leave the account as it is.
    const service = this.create(accountId, options);
    if (this.folders === undefined) return service;
    this.folders.remove(accountId);
    service.close();
    this.open(accountId, request);
    this.folders.keep(accountId, request);
    return this.services.get(accountId)!;
  }

  /** The server's own options also count for its accounts, whose tasks may call its functions, too. */
  private get inherited(): ServiceOptions {
    const { accountId: _shared, ...inherited } = this.shared.options;
    return { ...inherited, functions: this.shared.functions };
  }

  private open(accountId: string, request: unknown): void {
    const data = this.folders?.dataOf(accountId);
    const service = createService({ ...this.inherited, accountId, ...readAccountOptions(request), data });
    this.services.set(accountId, service);
    service.life
      .goOnInSlices()
      ?.catch((error: unknown) => this.shared.options.onNote?.(`Account ${accountId}: ${(error as Error).message}`));
  }

  /** An account number that is not in use. */
  newAccountId(): string {
    for (;;) {
      // Twelve decimal digits from the hexadecimal ones of an id.
      const digits = String(BigInt(`0x${newRequestId().replaceAll('-', '')}`) % 1_000_000_000_000n);
      const accountId = digits.padStart(12, '0');
      if (!this.services.has(accountId)) return accountId;
    }
  }

  /** Ends the account's own service. Answers whether it had one. */
  delete(accountId: string): boolean {
    const service = this.services.get(accountId);
    this.services.delete(accountId);
    service?.close();
    if (service?.options.data !== undefined) this.folders?.remove(accountId);
    return service !== undefined;
  }

  close(): void {
    for (const service of this.services.values()) service.close();
    this.services.clear();
  }
}

const optionsFile = 'account.json';

/** The accounts in a data directory with a service of their own: a folder each, and what the request asked for. */
class AccountFolders {
  constructor(private readonly data: DataOptions) {}

  /** The folder of an account. */
  dataOf(accountId: string): DataOptions {
    return { ...this.data, folder: path.join(this.data.folder, 'accounts', accountId) };
  }

  /** Keeps the request that made an account, for the next start. */
  keep(accountId: string, request: unknown): void {
    const file = path.join(this.dataOf(accountId).folder, optionsFile);
    fs.writeFileSync(`${file}.new`, JSON.stringify(request), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }

  /** Removes everything of an account. */
  remove(accountId: string): void {
    const { folder } = this.dataOf(accountId);
    // First, so that the account is gone even if the rest is interrupted.
    fs.rmSync(path.join(folder, optionsFile), { force: true });
    fs.rmSync(folder, { recursive: true, force: true });
  }

  /** The accounts, with the request that made each. */
  *all(): Generator<readonly [accountId: string, request: unknown]> {
    const folder = path.join(this.data.folder, 'accounts');
    if (!fs.existsSync(folder)) return;
    for (const accountId of fs.readdirSync(folder).sort()) {
      const file = path.join(folder, accountId, optionsFile);
      if (!fs.existsSync(file)) continue;
      try {
        yield [accountId, JSON.parse(fs.readFileSync(file, 'utf8')) as unknown];
      } catch (error) {
        throw new HarnessError(
          `${file} is damaged: ${(error as Error).message}. Put it back from a copy of the folder.`,
        );
      }
    }
  }
}
