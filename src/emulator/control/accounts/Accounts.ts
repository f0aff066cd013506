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

/** An access key id in the form of an account number. */
export const accountForm = /^\d{12}$/;

/**
 * The accounts of a server with their own service: its clock, mocks and state machines are invisible to other accounts.
 * All others share the server's service, where an account only shows in ARNs.
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

  /** The account's own service. Throws ControlError if it has none. */
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

  /** Creates a new service for an account. Throws HarnessError for invalid options. */
  create(accountId: string, options: ServiceOptions): Service {
    const service = createService({ accountId, keep: this.shared.options.keep, ...options });
    this.delete(accountId);
    this.services.set(accountId, service);
    return service;
  }

  /**
   * Like `create`, with the options of a request; the others are those of the shared service. If that has a data
   * directory, the account gets a part of it, and is restored at the next start. Throws HarnessError for invalid
   * options.
   */
  request(accountId: string, request: unknown): Service {
    const options = { ...this.inherited, data: undefined, ...readAccountOptions(request) };
    // Invalid options leave the account unchanged.
    const service = this.create(accountId, options);
    if (this.folders === undefined) return service;
    this.folders.remove(accountId);
    service.close();
    this.open(accountId, request);
    this.folders.keep(accountId, request);
    return this.services.get(accountId)!;
  }

  /** The server's own options also apply to its accounts, whose tasks may call its functions, too. */
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

  /** An unused account number. */
  newAccountId(): string {
    for (;;) {
      // Twelve decimal digits from the hexadecimal ones of an id.
      const digits = String(BigInt(`0x${newRequestId().replaceAll('-', '')}`) % 1_000_000_000_000n);
      const accountId = digits.padStart(12, '0');
      if (!this.services.has(accountId)) return accountId;
    }
  }

  /** Ends the account's own service. Returns whether it had one. */
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

/** The accounts with their own service in a data directory: a folder each, with the options of the request. */
class AccountFolders {
  constructor(private readonly data: DataOptions) {}

  /** The folder of an account. */
  dataOf(accountId: string): DataOptions {
    return { ...this.data, folder: path.join(this.data.folder, 'accounts', accountId) };
  }

  /** Stores the request that created an account, for the next start. */
  keep(accountId: string, request: unknown): void {
    const file = path.join(this.dataOf(accountId).folder, optionsFile);
    fs.writeFileSync(`${file}.new`, JSON.stringify(request), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }

  /** Removes all data of an account. */
  remove(accountId: string): void {
    const { folder } = this.dataOf(accountId);
    // Comes first, so that the account is gone even if the rest is interrupted.
    fs.rmSync(path.join(folder, optionsFile), { force: true });
    fs.rmSync(folder, { recursive: true, force: true });
  }

  /** The accounts, with the request that created each. */
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
          `${file} is damaged: ${(error as Error).message}. Restore it from a copy of the folder.`,
        );
      }
    }
  }
}
