import { signal } from '@preact/signals';
import type { Scope } from './aws';
import { send } from './send';

/** An account with its own service and clock. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
}

/** The accounts with a service of their own, as far as they are known; all others share one. */
export const ownAccounts = signal<readonly Account[]>([]);

/** The token that a server on another machine requires. Kept while the tab is open. */
const token = signal(read('stepmill.token'));

export function setToken(text: string): void {
  token.value = text;
  try {
    sessionStorage.setItem('stepmill.token', text);
  } catch {
    // Without session storage, the user enters it again.
  }
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

const base = '/_stepmill/v1';
let known: Promise<void> | undefined;

/** Loads which accounts have their own service. Throws ApiError, LostError. */
export async function loadAccounts(): Promise<void> {
  const answer = JSON.parse(await send(`${base}/accounts`, { headers: authorization(), isRead: true })) as {
    accounts: readonly Account[];
  };
  if (JSON.stringify(answer.accounts) !== JSON.stringify(ownAccounts.peek())) ownAccounts.value = answer.accounts;
}

/** Before they are known, a request might reach the wrong service. */
function accountsKnown(): Promise<void> {
  known ??= loadAccounts().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

function authorization(): Record<string, string> {
  return token.peek() === '' ? {} : { Authorization: `Bearer ${token.peek()}` };
}

/**
 * Sends a request to the control API for the account of `scope`. `path` begins with `/`; `global`: about the server as
 * a whole. A body that is a string is JSON already. Throws ApiError, LostError.
 *
 * @example await control('GET', '/clock', scope)
 */
export async function control<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  scope: Scope | 'global',
  { body, signal: given }: { body?: object | string | undefined; signal?: AbortSignal } = {},
): Promise<T> {
  if (scope !== 'global' && scope.account !== undefined) await accountsKnown();
  const own = scope !== 'global' && ownAccounts.peek().some(({ accountId }) => accountId === scope.account);
  const where = own ? `/accounts/${scope.account!}${path}` : path;
  const headers = { ...authorization(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  const init = {
    method,
    headers,
    isRead: method === 'GET',
    // A request that ends something is sent even while the page unloads.
    keepalive: method === 'DELETE',
    body: typeof body === 'object' ? JSON.stringify(body) : (body ?? null),
  };
  return JSON.parse(await send(base + where, init, given)) as T;
}
