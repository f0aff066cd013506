import { useEffect, useRef, useState } from 'preact/hooks';
import type { MachineType } from '../api/types';
import type { StateRename } from '../model/stateRenames';
import { later, now, randomDigits } from '../live/timers';
import { askBeforeLeaving } from '../route/leave';
import { draftsOf, putDraft, removeDraft, type Draft } from './Drafts';
import { OtherTabs } from './OtherTabs';

/** At most this much typing is lost if the browser crashes. */
const keepMs = 400;

/** The unsaved text of one definition, on this page and on others. */
export interface DraftState {
  readonly isUnsaved: boolean;
  /** Whether the browser has stored all of it. */
  readonly isKept: boolean;
  /** Why the browser cannot store it. */
  readonly fault: string | undefined;
  /** Other pages with this definition, and whether one of them has unsaved text. */
  readonly others: { readonly count: number; readonly isUnsaved: boolean };
  /** The text that another page has saved in the meantime. */
  readonly savedElsewhere: string | undefined;
  /** Unsaved texts of pages that are gone, the latest first. The editor begins with the first. */
  readonly found: readonly Draft[];
}

/**
 * Stores the designer's text in this browser until it is saved, asks before the user leaves, and tracks other pages
 * with the same definition.
 */
export class DraftKeeper {
  private readonly writer = randomDigits(20);
  private readonly tabs: OtherTabs;
  private readonly off: readonly (() => void)[];
  private timer: { cancel(): void } | undefined;
  private text: string;
  private renames: readonly StateRename[] = [];
  state: DraftState = {
    isUnsaved: false,
    isKept: false,
    fault: undefined,
    others: { count: 0, isUnsaved: false },
    savedElsewhere: undefined,
    found: [],
  };

  constructor(
    private readonly of: string,
    /** The text on the server. */
    private base: string,
    private type: MachineType,
    private readonly onChange: (state: DraftState) => void,
  ) {
    this.text = base;
    this.tabs = new OtherTabs(of, this.writer, {
      onOthers: (others) => {
        const isUnsaved = [...others.values()].some((other) => other.isUnsaved);
        this.change({ others: { count: others.size, isUnsaved } });
      },
      onSaved: (text) => this.savedByOther(text),
    });
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (this.state.isUnsaved) event.preventDefault();
    };
    const onHide = (): void => this.flush();
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('visibilitychange', onHide);
    this.off = [
      () => window.removeEventListener('beforeunload', onUnload),
      () => document.removeEventListener('visibilitychange', onHide),
      askBeforeLeaving({
        isNeeded: () => this.state.isUnsaved,
        isKept: () => this.state.fault === undefined,
        discard: () => this.discard(),
      }),
    ];
  }

  /** Finds texts that closed pages have not saved. This page takes over the latest. */
  async find(): Promise<void> {
    const drafts = await draftsOf(this.of);
    const alive = drafts.length === 0 ? new Set() : await this.tabs.ask();
    if (drafts.length === 0) void this.tabs.ask();
    const found = drafts.filter(({ writer, text }) => !alive.has(writer) && text !== this.base);
    const [latest] = found;
    if (latest === undefined) return;
    this.type = latest.type;
    this.change({ found });
    this.write(latest.text, latest.type, latest.renames);
    await this.keep();
    await removeDraft(latest.writer).catch(() => undefined);
  }

  write(text: string, type = this.type, renames: readonly StateRename[] = []): void {
    if (text === this.text && type === this.type) return;
    this.text = text;
    this.renames = renames;
    this.type = type;
    const isUnsaved = text !== this.base;
    this.tabs.setUnsaved(isUnsaved);
    if (isUnsaved !== this.state.isUnsaved || this.state.isKept) this.change({ isUnsaved, isKept: false });
    this.timer ??= later(keepMs, () => this.flush());
  }

  /** Called when the server has saved the text: it no longer needs to be stored. */
  saved(text: string): void {
    this.base = text;
    this.tabs.saved(text);
    this.rest({ isUnsaved: this.text !== text, savedElsewhere: undefined, found: [] });
  }

  /** Discards the unsaved text. Returns the text that the editor must show. */
  discard(): string {
    this.text = this.base;
    this.rest({ isUnsaved: false, savedElsewhere: undefined, found: this.state.found.slice(1) });
    return this.base;
  }

  /** Replaces the current text with an older unsaved one. Returns that. */
  exchange(older: Draft): string {
    const found = this.state.found.map((draft) => (draft === older ? { ...older, text: this.text, at: now() } : draft));
    void putDraft(found.find(({ writer }) => writer === older.writer)!).catch(() => undefined);
    this.change({ found });
    this.write(older.text);
    return older.text;
  }

  close(): void {
    this.flush();
    this.tabs.close();
    this.off.forEach((off) => off());
  }

  private savedByOther(text: string): void {
    const isClean = !this.state.isUnsaved;
    this.base = text;
    if (isClean) this.text = text;
    this.change({ isUnsaved: this.text !== text, savedElsewhere: text });
  }

  private rest(change: Partial<DraftState>): void {
    this.tabs.setUnsaved(change.isUnsaved === true);
    this.change(change);
    this.timer ??= later(0, () => this.flush());
    this.flush();
  }

  private flush(): void {
    if (this.timer === undefined) return;
    this.timer.cancel();
    this.timer = undefined;
    void this.keep();
  }

  private async keep(): Promise<void> {
    const { writer, of, text, type, base, renames } = this;
    try {
      await (text === base ? removeDraft(writer) : putDraft({ writer, of, text, type, base, renames, at: now() }));
      if (this.text === text) this.change({ isKept: text !== base, fault: undefined });
    } catch (error) {
      this.change({ isKept: false, fault: (error as Error).message });
    }
  }

  private change(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    this.onChange(this.state);
  }
}

/** The keeper of a definition's unsaved text, once it has searched for existing drafts. */
export function useDraft(
  of: string,
  base: string,
  type: MachineType,
): { keeper: DraftKeeper; state: DraftState } | undefined {
  const keeper = useRef<DraftKeeper>(undefined);
  const [state, setState] = useState<DraftState>();
  useEffect(() => {
    let isFound = false;
    const opened = new DraftKeeper(of, base, type, (changed) => {
      if (isFound) setState(changed);
    });
    keeper.current = opened;
    void opened.find().then(() => {
      isFound = true;
      setState(opened.state);
    });
    return () => opened.close();
  }, []);
  return state === undefined ? undefined : { keeper: keeper.current!, state };
}
