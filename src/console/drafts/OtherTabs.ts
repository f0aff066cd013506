import { later } from '../live/timers';

/** The messages between pages that edit the same definition. */
type Message =
  | { readonly kind: 'who'; readonly of: string; readonly writer: string }
  | { readonly kind: 'left'; readonly of: string; readonly writer: string }
  | { readonly kind: 'here'; readonly of: string; readonly writer: string; readonly isUnsaved: boolean }
  | { readonly kind: 'saved'; readonly of: string; readonly writer: string; readonly text: string };

/** Pages of this browser answer within a few milliseconds, even hidden ones. */
const answerMs = 250;
const everyMs = 3000;

interface Listener {
  /** The other pages with the same definition. */
  onOthers(others: ReadonlyMap<string, { readonly isUnsaved: boolean }>): void;
  /** Called when another page has saved the definition. */
  onSaved(text: string): void;
}

/** The other pages of this browser that have the same definition open. */
export class OtherTabs {
  private readonly channel = new BroadcastChannel('stepmill.design');
  private others: ReadonlyMap<string, { readonly isUnsaved: boolean }> = new Map();
  private answers: Set<string> | undefined;
  private isUnsaved = false;
  private timer: { cancel(): void } | undefined;

  constructor(
    private readonly of: string,
    private readonly writer: string,
    private readonly listener: Listener,
  ) {
    this.channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.of === of && data.writer !== writer) this.hear(data);
    });
    window.addEventListener('pagehide', this.leave);
    this.look();
  }

  /** Resolves with the writer ids of all other pages. */
  async ask(): Promise<ReadonlySet<string>> {
    const answers = new Set<string>();
    this.answers = answers;
    this.channel.postMessage({ kind: 'who', of: this.of, writer: this.writer } satisfies Message);
    await new Promise<void>((resolve) => later(answerMs, resolve));
    this.tell([...this.others].filter(([other]) => answers.has(other)));
    return answers;
  }

  setUnsaved(isUnsaved: boolean): void {
    if (this.isUnsaved === isUnsaved) return;
    this.isUnsaved = isUnsaved;
    this.sayHere();
  }

  saved(text: string): void {
    this.channel.postMessage({ kind: 'saved', of: this.of, writer: this.writer, text } satisfies Message);
  }

  close(): void {
    this.timer?.cancel();
    window.removeEventListener('pagehide', this.leave);
    this.leave();
    this.channel.close();
  }

  private readonly leave = (): void =>
    this.channel.postMessage({ kind: 'left', of: this.of, writer: this.writer } satisfies Message);

  /** A page that crashes sends no message, so the open pages are polled. */
  private look(): void {
    this.timer = later(everyMs, () => {
      if (!document.hidden) void this.ask();
      this.look();
    });
  }

  private hear(message: Message): void {
    const { writer } = message;
    if (message.kind === 'saved') return this.listener.onSaved(message.text);
    if (message.kind === 'left') return this.tell([...this.others].filter(([other]) => other !== writer));
    if (message.kind === 'who') return this.sayHere();
    this.answers?.add(writer);
    this.tell([...this.others, [writer, { isUnsaved: message.isUnsaved }]]);
  }

  private sayHere(): void {
    const { of, writer, isUnsaved } = this;
    this.channel.postMessage({ kind: 'here', of, writer, isUnsaved } satisfies Message);
  }

  private tell(others: readonly (readonly [string, { readonly isUnsaved: boolean }])[]): void {
    this.others = new Map(others);
    this.listener.onOthers(this.others);
  }
}
