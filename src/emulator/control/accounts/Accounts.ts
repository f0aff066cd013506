import type { IncomingHttpHeaders } from 'node:http';
import { createService } from '../../service/createService';
import type { Service } from '../../service/Service';
import type { ServiceOptions } from '../../service/ServiceOptions';
import { notFound } from '../ControlError';
import { credentialScope } from './credentialScope';
import { AccountFolders } from './AccountFolders';
import { readAccountOptions } from './readAccountOptions';

/** The whole of an access key id that means an account. */
export const accountForm = /^\d{12}$/;

/**
 * The accounts of a server that have a service of their own: a clock, mocks and state machines that no other account
 * sees. All others share the server's service, where an account is but a part of its ARNs.
 */
export class Accounts {
  private readonly shared: Service;
  private readonly services = new Map<string, Service>();
  private readonly folders: AccountFolders | undefined;

  constructor(shared: Service) {
    this.shared = shared;
    const { data } = shared.options;
    if (data === undefined) return;
    this.folders = new AccountFolders(data);
    for (const [accountId, request] of this.folders.all()) this.open(accountId, request);
  }

  /** The service behind the access key id that a request was signed with; `undefined` when it is the shared one. */
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

  /** Those that have a service of their own, by the access key id of their clients. */
  get all(): readonly (readonly [accessKeyId: string, service: Service])[] {
    return [...this.services];
  }

  /** Gives an account a service of its own, in place of the one it has. Throws HarnessError for options that cannot be. */
  create(accountId: string, options: ServiceOptions): Service {
    const service = createService({ accountId, keep: this.shared.options.keep, ...options });
    this.delete(accountId);
    this.services.set(accountId, service);
    return service;
  }

  /**
   * As `create`, with what a request asks for; the rest is as in the shared service. Where that has a data directory, the
   * account has a part of it and is there again with the next start. Throws HarnessError for options that cannot be.
   */
  request(accountId: string, request: unknown): Service {
    const options = { ...this.inherited, data: undefined, ...readAccountOptions(request) };
    // Options that cannot be leave the account as it is.
    const service = this.create(accountId, options);
    if (this.folders === undefined) return service;
    this.folders.remove(accountId);
    service.close();
    this.open(accountId, request);
    this.folders.keep(accountId, request);
    return this.services.get(accountId)!;
  }

  /** What the server is started with counts for its accounts; its functions run for them, too. */
  private get inherited(): ServiceOptions {
    const { accountId: _shared, ...inherited } = this.shared.options;
    return { ...inherited, functions: this.shared.functions };
  }

  private open(accountId: string, request: unknown): void {
    const data = this.folders?.dataOf(accountId);
    const service = createService({ ...this.inherited, accountId, ...readAccountOptions(request), data });
    this.services.set(accountId, service);
    void service.goOnInSlices();
  }

  /** An account that nobody has. */
  newAccountId(): string {
    for (;;) {
      // An id's hexadecimal digits make twelve decimal ones.
      const digits = String(BigInt(`0x${this.shared.newRequestId().replaceAll('-', '')}`) % 1_000_000_000_000n);
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
