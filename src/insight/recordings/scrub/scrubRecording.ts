import { isArray, isNumber, isObject, readJson, toCompactText, type Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import type { RecordedExecution, Recording } from '../Recording';
import type { FieldPath } from './fieldPath';
import { Pseudonyms } from './Pseudonyms';
import {
  accountScrubber,
  fieldScrubber,
  patternScrubber,
  secretScrubbers,
  tokenScrubber,
  withFields,
  type Scrub,
} from './scrubbers';

/** What to remove from a recording, besides what is always removed. */
export interface ScrubOptions {
  /** Fields of inputs, outputs, parameters and results. Their strings are also replaced wherever else they occur. */
  readonly paths?: readonly FieldPath[] | undefined;
  /** Strings, wherever they occur. */
  readonly patterns?: readonly RegExp[] | undefined;
}

/**
 * A recording without confidential data: account ids, task tokens, signatures and credentials in URLs, access keys, web
 * tokens, and what the options name. Equal values get the same placeholder, so they stay equal. `scrubbed` in the
 * result lists what was found, and how often.
 */
export function scrubRecording(recording: Recording, { paths = [], patterns = [] }: ScrubOptions = {}): Recording {
  const names = new Pseudonyms();
  const chosen = [
    ...paths.map((path) => fieldScrubber(recording, path, names)),
    ...patterns.map((pattern) => patternScrubber(pattern, names)),
  ];
  const always = [tokenScrubber(recording, names), ...secretScrubbers(names), accountScrubber(recording, names)];
  const apply = (scrubbers: readonly Scrub[], text: string): string =>
    scrubbers.reduce((done, scrubber) => scrubber(done), text);
  const choose = keepJson((text) => apply(chosen, text));
  const finish = (text: string): string => apply(always, text);
  const { stateMachine, execution, recordedAt } = withFields(recording, paths, names);
  const { definition, ...machine } = stateMachine;
  const data = mapTexts(readJson(definition), (text) => (isExpression.test(text) ? text : choose(text)), structure);
  const chosenOnly = mapExecution(execution, (value, without) => mapTexts(value, choose, without));
  const scrubbed = {
    stateMachine: { ...machine, definition: toCompactText(data) },
    execution: mapExecution(chosenOnly, (value) => mapTexts(value, finish)),
  };
  return {
    recordedAt,
    execution: scrubbed.execution,
    stateMachine: mapTexts(scrubbed.stateMachine, finish) as never,
    scrubbed: [...recording.scrubbed, ...names.list()],
  };
}

/** Maps the API's responses; `without`: members that refer to the definition. */
function mapExecution(
  { description, events, mapRuns }: RecordedExecution,
  map: (value: Json, without?: ReadonlySet<string>) => Json,
): RecordedExecution {
  return {
    description: map(description as never) as never,
    events: events?.map((event) => map(event as never, ofStates) as never),
    mapRuns: mapRuns.map((run) => ({
      ...run,
      description: map(run.description as never) as never,
      children: run.children.map((child) => mapExecution(child, map)),
    })),
  };
}

/** Members of the API that contain enumerations. */
const kinds: ReadonlySet<string> = new Set(['type', 'status', 'resourceType']);

/** In a history, a name is a state's, and a resource is what the state calls. */
const ofStates: ReadonlySet<string> = new Set([...kinds, 'name', 'state', 'resource']);

/** Fields that give a definition its structure. */
const structure: ReadonlySet<string> = new Set(['Type', 'StartAt', 'Next', 'Default', 'QueryLanguage', 'Resource']);

/** Paths, intrinsic functions and JSONata are not data. */
const isExpression = /^(?:\$|States\.\w+\(|\{%)/;

/** A value in which every string was changed, except for those of some members; names of members stay. */
function mapTexts(value: Json, map: Scrub, without = kinds): Json {
  if (typeof value === 'string') return map(value);
  if (isArray(value)) return value.map((item) => mapTexts(item, map, without));
  if (!isObject(value)) return value;
  const mapped: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value))
    if (member !== undefined) setMember(mapped, name, without.has(name) ? member : mapTexts(member, map, without));
  return mapped;
}

/**
 * Like `scrub`, for a string that may contain JSON and must stay JSON: a number with a removed part becomes a string.
 */
function keepJson(scrub: Scrub): Scrub {
  return (text) => {
    const scrubbed = scrub(text);
    if (scrubbed === text || parsed(scrubbed) !== undefined) return scrubbed;
    const before = parsed(text);
    return before === undefined ? scrubbed : toCompactText(mapValues(before.value, scrub));
  };
}

function mapValues(value: Json, scrub: Scrub): Json {
  if (typeof value === 'string') return scrub(value);
  if (isNumber(value)) {
    const text = toCompactText(value);
    const scrubbed = scrub(text);
    return scrubbed === text ? value : scrubbed;
  }
  if (isArray(value)) return value.map((item) => mapValues(item, scrub));
  if (!isObject(value)) return value;
  const mapped: Record<string, Json> = {};
  for (const [name, item] of Object.entries(value)) setMember(mapped, scrub(name), mapValues(item, scrub));
  return mapped;
}

function parsed(text: string): { readonly value: Json } | undefined {
  try {
    return { value: readJson(text) };
  } catch {
    return undefined;
  }
}
