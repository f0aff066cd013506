import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoredPage } from './executions';

/** How far a search in the data directory is, and what it has found. */
export interface StoredSearch extends Pick<StoredPage, 'before' | 'searched' | 'of'> {
  readonly pages: readonly StoredPage[];
  readonly isSearching: boolean;
  readonly error?: Error | undefined;
}

interface SearchControls {
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly again: () => void;
}

const begun: StoredSearch = { pages: [], isSearching: false, searched: 0, of: 0 };

/**
 * Asks for one part of a search after the other, until there are enough rows, none is left, or someone stops it. `key` is
 * the question: a new question restarts the search. `undefined` asks nothing.
 */
export function useStoredSearch(
  key: string | undefined,
  ask: (before: number | undefined, signal: AbortSignal) => Promise<StoredPage>,
  {
    room,
    most,
  }: { /** How many rows are enough at first. */ room: number; /** Then, each time it goes on. */ most: number },
): StoredSearch & SearchControls {
  const [state, setState] = useState<StoredSearch & { key: string | undefined }>({ ...begun, key });
  const asks = useRef(ask);
  asks.current = ask;
  const interest = useRef(new AbortController());

  const search = async (from: StoredSearch, rows: number): Promise<void> => {
    interest.current.abort();
    const { signal } = (interest.current = new AbortController());
    let now: StoredSearch = { ...from, isSearching: rows > 0, error: undefined };
    let left = rows;
    setState({ ...now, key });
    try {
      while (now.isSearching) {
        const page = await asks.current(now.before, signal);
        if (signal.aborted) return;
        left -= page.items.length;
        const { before, searched, of } = page;
        now = { pages: [...now.pages, page], before, searched, of, isSearching: before !== undefined && left > 0 };
        setState({ ...now, key });
      }
    } catch (error) {
      if (!signal.aborted) setState({ ...now, key, isSearching: false, error: error as Error });
    }
  };

  useEffect(() => {
    if (key === undefined) return undefined;
    void search(begun, room);
    return () => interest.current.abort();
  }, [key]);

  const shown = state.key === key ? state : begun;
  return {
    ...shown,
    stop: () => {
      interest.current.abort();
      setState({ ...shown, key, isSearching: false });
    },
    goOn: () => void search(shown, most),
    again: () => void search(begun, Math.max(room, most)),
  };
}
