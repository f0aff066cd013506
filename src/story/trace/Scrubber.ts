import type { Json } from '../../util/json';
import { setMember } from '../../util/setMember';
import type { Story } from './Story';

/** Times this much before the start and after the end of a run are still taken as times of the run. */
const slackMs = 60_000;

/**
 * Puts placeholders where one run differs from the next: ids (equal ones stay equal), times of the run, task tokens,
 * traces, and account and region in ARNs. Times that lie elsewhere are data, and stay.
 */
export class Scrubber {
  private readonly uuids = new Map<string, string>();
  private readonly ranges: readonly (readonly [fromMs: number, toMs: number])[];
  /** What is written here is no id that a run has drawn. */
  private readonly definition: string;

  /** Times of `other` are placeholders, too. */
  constructor(story: Story, other?: Story) {
    this.ranges = [story, ...(other === undefined ? [] : [other])].map(({ startMs, stopMs, events }) => [
      startMs - slackMs,
      (stopMs ?? events?.at(-1)?.timestampMs ?? startMs) + slackMs,
    ]);
    this.definition = textOf(story.origin.definition);
  }

  /** A value with placeholders, in member names, too. */
  value(value: Json): Json {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return this.isTime(value) || this.isTime(value * 1000) ? '<time>' : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return (value as readonly Json[]).map((item) => this.value(item));
    const scrubbed: Record<string, Json> = {};
    for (const [name, member] of Object.entries(value))
      setMember(scrubbed, this.text(name), isStack(name, member) ? '<stack>' : this.value(member));
    return scrubbed;
  }

  text(text: string): string {
    return text
      .replace(traces, '<trace>')
      .replace(frames, '')
      .replace(tokens, (long) => (/[A-Z]/.test(long) && /[a-z]/.test(long) ? '<token>' : long))
      .replace(uuids, (uuid) => this.uuid(uuid.toLowerCase()))
      .replace(isoTimes, (time) => this.time(time))
      .replace(httpDates, (time) => this.time(time))
      .replace(arns, (_arn, partition, service, region: string) => {
        return `arn:${partition}:${service}:${region === '' ? '' : '<region>'}:<account>`;
      })
      .replace(queueUrls, (_url, rest: string) => `https://sqs.<region>${rest}/<account>/`);
  }

  private uuid(uuid: string): string {
    if (this.definition.includes(uuid)) return uuid;
    let name = this.uuids.get(uuid);
    if (name === undefined) this.uuids.set(uuid, (name = `<id:${this.uuids.size + 1}>`));
    return name;
  }

  private time(text: string): string {
    return this.isTime(Date.parse(text)) ? '<time>' : text;
  }

  private isTime(ms: number): boolean {
    return this.ranges.some(([fromMs, toMs]) => ms >= fromMs && ms <= toMs);
  }
}

const texts = new WeakMap<object, string>();

function textOf(definition: object | undefined): string {
  if (definition === undefined) return '';
  let text = texts.get(definition);
  if (text === undefined) texts.set(definition, (text = JSON.stringify(definition).toLowerCase()));
  return text;
}

/** The stack of a function's error: it has the places of files on this machine. */
function isStack(name: string, value: Json): boolean {
  if (!/^(?:trace|stackTrace|stack)$/.test(name)) return false;
  const frames: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return frames.some((frame) => typeof frame === 'string' && /^\s*(?:at |File ")/m.test(frame));
}

/** Stack trace lines in a message. */
const frames = /(?:\r?\n\s+at [^\n]*:\d+:\d+\)?)+/g;
const traces = /\bRoot=1-[0-9a-f]{8}-[0-9a-f]{24}(;[\w=;-]+)?/g;
const tokens = /[A-Za-z0-9+/_-]{70,}={0,2}(\.[A-Za-z0-9_-]+)?/g;
const uuids = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const isoTimes = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)/g;
const httpDates =
  /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT/g;
const arns = /\barn:(aws[\w-]*):([\w-]+):([\w-]*):\d{12}\b/g;
const queueUrls = /https:\/\/sqs\.[\w-]+(\.amazonaws\.com(?:\.cn)?)\/\d{12}\//g;
