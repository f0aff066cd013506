import type { MachineType } from '../api/types';
import type { StateRename } from '../model/stateRenames';

/** Unsaved text of the designer, stored in this browser. */
export interface Draft {
  /** The id of the page that wrote it; each opened page has its own. */
  readonly writer: string;
  /** The ARN of the state machine, or `new`. */
  readonly of: string;
  readonly text: string;
  readonly type: MachineType;
  /** The saved text that it has overwritten. */
  readonly base: string;
  /** The renames of states that other files get with the text; of older drafts, none. */
  readonly renames?: readonly StateRename[];
  /** When it was written, in epoch milliseconds. */
  readonly at: number;
}

const database = 'stepmill';
const store = 'drafts';

/** Stores a draft, replacing the writer's last one. Rejects if the browser cannot store it. */
export async function putDraft(draft: Draft): Promise<void> {
  await inStore('readwrite', (drafts) => drafts.put(draft));
}

/** Removes the draft of a writer, if there is one. */
export async function removeDraft(writer: string): Promise<void> {
  await inStore('readwrite', (drafts) => drafts.delete(writer));
}

/** The drafts of one definition, the latest first. Empty if the browser has no storage. */
export async function draftsOf(of: string): Promise<readonly Draft[]> {
  try {
    const all = await inStore<Draft[]>('readonly', (drafts) => drafts.getAll() as IDBRequest<Draft[]>);
    return all.filter((draft) => draft.of === of).sort((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

/** Resolves once the browser has committed the change. */
async function inStore<T>(
  mode: IDBTransactionMode,
  act: (drafts: IDBObjectStore) => IDBRequest<T> | IDBRequest<IDBValidKey> | IDBRequest<undefined>,
): Promise<T> {
  const opened = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = opened.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.addEventListener('complete', () => resolve(request.result as T));
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new Error('The browser stored nothing.')),
      );
    });
  } finally {
    opened.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store, { keyPath: 'writer' }));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser stored nothing.')));
  });
}
