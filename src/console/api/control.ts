import { signal } from '@preact/signals';
import type { Scope } from './aws';
import { send } from './send';

/** An account that has a service, and a clock, of its own. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
}

/** The accounts with a service of their own, as far as they are known; all others share one. */
export const ownAccounts = signal<readonly Account[]>([]);

/** Lets this page in where the server is on another machine. Kept as long as the tab is open. */
const token = signal(read('stepmill.token'));

export function setToken(text: string): void {
  token.value = text;
  try {
    sessionStorage.setItem('stepmill.token', text);
  } catch {
    // Without a store, the user enters it again.
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

/** Asks which accounts have a service of their own. Throws ApiError, LostError. */
export async function loadAccounts(): Promise<void> {
  const answer = JSON.parse(await send(`${base}/accounts`, { headers: authorization() })) as {
    accounts: readonly Account[];
  };
  if (JSON.stringify(answer.accounts) !== JSON.stringify(ownAccounts.peek())) ownAccounts.value = answer.accounts;
}

/** Before they are known, a question might reach another service than the one it is about. */
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
 * Asks the control API about the account of `scope`. `path` begins with `/`; `global`: about the server as a whole.
 * A body that is a string is JSON already.
 * Throws ApiError, LostError.
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
    // What ends something is sent also when the page is being left.
    keepalive: method === 'DELETE',
    body: typeof body === 'object' ? JSON.stringify(body) : (body ?? null),
  };
  return JSON.parse(await send(base + where, init, given)) as T;
}
