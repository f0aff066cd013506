import type { Json } from '../../util/json';
import type { Story } from '../../story/trace/Story';
import { printJson } from '../../util/ExactNumber';

/**
 * Decides whether strings and numbers of two executions are equal. Ids are matched one-to-one: an id of one execution
 * corresponds to one id of the other, wherever it occurs.
 */
export class ValueEquality {
  private readonly ids: Ids;
  private readonly expected: TextReader;
  private readonly actual: TextReader;

  constructor(expected: Story, actual: Story, around?: ValueEquality) {
    this.ids = around?.ids ?? { there: new Map(), back: new Map() };
    const definitions = [expected, actual].map(({ origin }) => JSON.stringify(origin.definition) ?? '').join('\n');
    this.expected = new TextReader(expected, definitions);
    this.actual = new TextReader(actual, definitions);
  }

  /** Whether two strings or numbers are equal apart from ids, times, tokens and so on. */
  isEqual(expected: Json | undefined, actual: Json | undefined): boolean {
    const wasTime = this.expected.isTimeValue(expected);
    if (wasTime && this.actual.isTimeValue(actual)) return true;
    if (typeof expected !== 'string' || typeof actual !== 'string') return expected === actual;
    const left = this.expected.read(expected);
    const right = this.actual.read(actual);
    if (left.length !== right.length || !left.every((piece, index) => isAlike(piece, right[index]!)))
      return expected === actual;
    return left.every((piece, index) => piece.kind !== 'id' || this.pair(piece.text, right[index]!.text));
  }

  private pair(expected: string, actual: string): boolean {
    const { there, back } = this.ids;
    const partner = there.get(expected);
    if (partner === undefined && !back.has(actual)) {
      there.set(expected, actual);
      back.set(actual, expected);
      return true;
    }
    return partner === actual;
  }
}

interface Ids {
  readonly there: Map<string, string>;
  readonly back: Map<string, string>;
}

function isAlike(a: Piece, b: Piece): boolean {
  return a.kind === b.kind && (a.kind !== 'text' || a.text === b.text);
}

/** A part of a string: plain, or of a kind that differs between executions. */
interface Piece {
  readonly kind: 'text' | 'id' | 'time' | 'token' | 'trace' | 'owner' | 'name' | 'machine' | 'signature';
  readonly text: string;
}

/** Times this close to the start or end of a run still count as times of the run. */
const slackMs = 60_000;

/**
 * Finds the parts of an execution's strings that differ between executions: ids, times of the run, its task tokens, its
 * names.
 */
class TextReader {
  private readonly name: string;
  private readonly machine: string | undefined;
  private readonly fromMs: number;
  private readonly toMs: number;
  private readonly tokens: ReadonlySet<string>;
  private readonly definitions: string;

  /** `definitions`: strings in it are not ids. */
  constructor(story: Story, definitions: string) {
    const { name, executionArn, startMs, stopMs, events } = story;
    this.name = name;
    this.machine = executionArn.split(':')[6];
    this.fromMs = startMs - slackMs;
    this.toMs = (stopMs ?? events?.at(-1)?.timestampMs ?? startMs) + slackMs;
    this.definitions = definitions.toLowerCase();
    this.tokens = tokensOf(story);
  }

  /** Whether a whole value is a time of the run: milliseconds or seconds since 1970, or a scrubbed one. */
  isTimeValue(value: Json | undefined): boolean {
    if (typeof value === 'number') return value >= 1e9 && (this.isTime(value) || this.isTime(value * 1000));
    return value === '<time>' || (typeof value === 'string' && wholeTime.test(value) && this.isTime(Date.parse(value)));
  }

  read(text: string): readonly Piece[] {
    if (text === this.name) return [{ kind: 'name', text }];
    if (text === this.machine) return [{ kind: 'machine', text }];
    const pieces: Piece[] = [];
    let end = 0;
    const add = (piece: Piece): void => {
      const last = pieces.at(-1);
      if (piece.kind !== 'text' || last?.kind !== 'text') pieces.push(piece);
      else pieces[pieces.length - 1] = { kind: 'text', text: last.text + piece.text };
    };
    for (const match of text.matchAll(special)) {
      if (match.index > end) add({ kind: 'text', text: text.slice(end, match.index) });
      end = match.index + match[0].length;
      this.classify(match[0], match.groups ?? {}).forEach(add);
    }
    if (end < text.length || text === '') add({ kind: 'text', text: text.slice(end) });
    return pieces;
  }

  private classify(text: string, groups: Readonly<Record<string, string | undefined>>): readonly Piece[] {
    const { label, signed, scrubbed, time = groups['httpTime'] } = groups;
    if (scrubbed !== undefined) return [{ kind: placeholders[scrubbed] ?? 'id', text }];
    if (groups['token'] !== undefined) return this.tokens.has(text) ? [{ kind: 'token', text }] : this.readInside(text);
    if (groups['trace'] !== undefined) return [{ kind: 'trace', text }];
    if (time !== undefined) return [{ kind: this.isTime(Date.parse(text)) ? 'time' : 'text', text }];
    if (groups['request'] !== undefined)
      return [
        { kind: 'text', text: label! },
        { kind: 'signature', text },
      ];
    if (signed !== undefined)
      return [
        { kind: 'text', text: signed },
        { kind: 'signature', text },
      ];
    if (groups['arn'] !== undefined) return this.readArn(groups);
    if (groups['queue'] !== undefined)
      return [
        { kind: 'text', text: 'https://sqs/' },
        { kind: 'owner', text },
      ];
    return [this.id(text)];
  }

  /** A long word that is not a token may contain an id. */
  private readInside(text: string): readonly Piece[] {
    const parts = text.split(uuid);
    return parts.map((part, index) => (index % 2 === 0 ? { kind: 'text', text: part } : this.id(part)));
  }

  private id(text: string): Piece {
    const id = text.toLowerCase();
    return { kind: this.definitions.includes(id) ? 'text' : 'id', text: id };
  }

  /** Ignores account and region, and the names of this execution and its machine. */
  private readArn(groups: Readonly<Record<string, string | undefined>>): readonly Piece[] {
    const { arn, service, resource = '' } = groups;
    const head: readonly Piece[] = [
      { kind: 'text', text: `arn:${service}:` },
      { kind: 'owner', text: arn! },
    ];
    const own = service === 'states' ? ownResource.exec(resource) : null;
    if (own === null || own.groups?.['machine'] !== this.machine) return [...head, ...this.readInside(resource)];
    const rest = resource.slice(own[0].length).replace(/^\/[^:]*/, '');
    return [
      ...head,
      { kind: 'text', text: own.groups!['type']! },
      { kind: 'machine', text: own.groups!['machine']! },
      ...(rest === `:${this.name}` ? [{ kind: 'name', text: rest } as const] : this.readRest(rest)),
    ];
  }

  private readRest(rest: string): readonly Piece[] {
    const named = rest.startsWith(`:${this.name}:`);
    if (!named) return this.readInside(rest);
    return [{ kind: 'name', text: this.name }, ...this.readInside(rest.slice(this.name.length + 1))];
  }

  private isTime(ms: number): boolean {
    return ms >= this.fromMs && ms <= this.toMs;
  }
}

const placeholders: Readonly<Record<string, Piece['kind']>> = { time: 'time', token: 'token', trace: 'trace' };

const uuid = /(\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)/i;
const wholeTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;
const longWord = /[A-Za-z0-9+/_-]{70,}={0,2}(?:\.[A-Za-z0-9_-]+)?/g;
const ownResource = /^(?<type>stateMachine|execution|express|mapRun):(?<machine>[^:/]+)/;

const special = new RegExp(
  [
    /<(?<scrubbed>id:\d+|time|token|trace)>/,
    /(?<trace>\bRoot=1-[0-9a-f]{8}-[0-9a-f]{24}(?:;[\w=;-]+)?)/,
    /(?<request>(?<label>\b(?:Extended )?Request ID: )[\w+/=-]+)/,
    /(?<signed>\bX-Amz-(?:Signature|Credential|Security-Token|Date)=)[^&\s"']+/,
    /\barn:(?<arn>(?:aws[\w-]*):(?<service>[\w-]+):(?:[\w-]*|<region>):(?:\d{12}|<account>)):?(?<resource>[^\s"',;)\]}]*)/,
    /(?<queue>https:\/\/sqs\.(?:[\w-]+|<region>)\.amazonaws\.com(?:\.cn)?\/(?:\d{12}|<account>)\/)/,
    /(?<time>\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))/,
    /(?<httpTime>\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT)/,
    /(?<token>[A-Za-z0-9+/_-]{70,}={0,2}(?:\.[A-Za-z0-9_-]+)?)/,
    /\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The task tokens of an execution: long words in the parameters of a callback task that are not in its input. */
function tokensOf({ visits }: Story): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const visit of visits)
    for (const { resource, parameters } of visit.attempts) {
      if (resource?.endsWith('.waitForTaskToken') !== true) continue;
      const input = printJson(visit.input ?? null);
      for (const [word] of printJson(parameters ?? null).matchAll(longWord))
        if (/[A-Z]/.test(word) && /[a-z]/.test(word) && !input.includes(word)) tokens.add(word);
    }
  return tokens;
}
