import type { StateMachineDefinition } from '../../../language/asl/types';
import { findState } from '../../../story/trace/findState';
import { isArray, isObject, readJson, toCompactText, type Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { findTaskToken } from '../../places/aws/findTaskToken';
import type { RecordedExecution, Recording } from '../Recording';
import { storyOfExecution } from '../storyOf';
import { accountsIn, Pseudonyms } from './Pseudonyms';
import type { FieldPath } from './fieldPath';
import { keepJson } from './keepJson';
import { knownSecrets } from './secrets';
import { replaceWord } from './replaceWord';

/** What is taken out of a recording beside what always is. */
export interface ScrubOptions {
  /** Fields of inputs, outputs, parameters and results. Their texts are replaced wherever else they come, too. */
  readonly paths?: readonly FieldPath[] | undefined;
  /** Texts, wherever they come. */
  readonly patterns?: readonly RegExp[] | undefined;
}

/**
 * A recording without what others are not to see: account ids, task tokens, signatures and credentials in URLs, access
 * keys, web tokens, and what the options name. The same thing gets the same placeholder everywhere, so that what was
 * equal stays equal; `scrubbed` of the answer lists what was found, and how often.
 */
export function scrubRecording(recording: Recording, { paths = [], patterns = [] }: ScrubOptions = {}): Recording {
  const names = new Pseudonyms();
  const chosen = [
    ...paths.map((path) => fieldScrubber(recording, path, names)),
    ...patterns.map((pattern) => patternScrubber(pattern, names)),
  ];
  const always = [
    tokenScrubber(recording, names),
    ...knownSecrets.map(
      ({ what, find, placeholder }) =>
        (text: string) =>
          text.replace(find, (...match: string[]) => (names.count(what), placeholder(match))),
    ),
    accountScrubber(recording, names),
  ];
  const apply = (scrubbers: readonly Scrubber[], text: string): string =>
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

/** Maps what the API has answered; `without`: members that name something of the definition. */
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

type Scrubber = (text: string) => string;

/** Members of the API that name kinds of things. */
const kinds: ReadonlySet<string> = new Set(['type', 'status', 'resourceType']);

/** In a history a name is that of a state, and a resource that of what it calls. */
const ofStates: ReadonlySet<string> = new Set([...kinds, 'name', 'state', 'resource']);

/** What holds a definition together. */
const structure: ReadonlySet<string> = new Set(['Type', 'StartAt', 'Next', 'Default', 'QueryLanguage', 'Resource']);

/** Paths, intrinsic functions and JSONata are no data. */
const isExpression = /^(?:\$|States\.\w+\(|\{%)/;

/** A value in which every text was changed but those of some members; names of members stay. */
function mapTexts(value: Json, map: Scrubber, without = kinds): Json {
  if (typeof value === 'string') return map(value);
  if (isArray(value)) return value.map((item) => mapTexts(item, map, without));
  if (!isObject(value)) return value;
  const mapped: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value))
    if (member !== undefined) setMember(mapped, name, without.has(name) ? member : mapTexts(member, map, without));
  return mapped;
}

/** The documents in a recording: texts that are JSON objects or lists. */
function mapDocuments(value: Json, map: (document: Json) => Json): Json {
  if (typeof value === 'string') {
    const document = documentIn(value);
    if (document === undefined) return value;
    const mapped = map(document);
    return mapped === document ? value : toCompactText(mapped);
  }
  if (isArray(value)) return value.map((item) => mapDocuments(item, map));
  if (!isObject(value)) return value;
  const mapped: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value))
    if (member !== undefined) setMember(mapped, name, mapDocuments(member, map));
  return mapped;
}

function documentIn(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}

/** Texts that the path leads to anywhere, replaced everywhere. */
function fieldScrubber({ execution }: Recording, path: FieldPath, names: Pseudonyms): Scrubber {
  const found = new Set<string>();
  mapDocuments(execution as never, (document) => path.change(document, (value) => (collect(value, found), value)));
  // A text that holds another one goes first.
  const secrets = [...found].sort((a, b) => b.length - a.length);
  const what = `the path ${path.text}`;
  names.count(what, 0);
  return (text) =>
    secrets.reduce((done, secret) => {
      const { replaced, times } = replaceWord(done, secret, names.of(secret, path.name));
      names.count(what, times);
      return replaced;
    }, text);
}

function collect(value: Json, found: Set<string>): void {
  if (typeof value === 'string' && value !== '') found.add(value);
  else if (isArray(value)) for (const item of value) collect(item, found);
  else if (isObject(value)) for (const item of Object.values(value)) collect(item, found);
}

/** Numbers and truth values are only known by their place: they become 0 and false there. */
function withFields(recording: Recording, paths: readonly FieldPath[], names: Pseudonyms): Recording {
  return paths.reduce((done, path) => {
    const blank = (value: Json): Json => {
      if (typeof value === 'number' || typeof value === 'boolean') {
        names.count(`the path ${path.text}`);
        return typeof value === 'number' ? 0 : false;
      }
      if (isArray(value)) return value.map(blank);
      if (!isObject(value)) return value;
      const copy: Record<string, Json> = {};
      for (const [name, member] of Object.entries(value)) setMember(copy, name, blank(member));
      return copy;
    };
    const execution = mapDocuments(done.execution as never, (document) => path.change(document, blank));
    return { ...done, execution: execution as never };
  }, recording);
}

function patternScrubber(pattern: RegExp, names: Pseudonyms): Scrubber {
  const everywhere = new RegExp(pattern.source, [...new Set([...pattern.flags.replace('y', ''), 'g'])].join(''));
  const what = `the pattern ${String(pattern)}`;
  names.count(what, 0);
  return (text) =>
    text.replace(everywhere, (secret: string) => {
      if (secret === '') return secret;
      names.count(what);
      return names.of(secret, 'secret');
    });
}

function tokenScrubber({ stateMachine, execution }: Recording, names: Pseudonyms): Scrubber {
  const definition = JSON.parse(stateMachine.definition) as StateMachineDefinition;
  const tokens = new Set<string>();
  const look = (one: RecordedExecution): void => {
    for (const { state, attempts } of storyOfExecution(one, { definition }).visits)
      for (const { resource, parameters } of attempts) {
        if (parameters === undefined || resource?.endsWith('.waitForTaskToken') !== true) continue;
        const token = findTaskToken(parameters, findState(definition, state)?.object);
        if (token !== undefined && token.length >= 32) tokens.add(token);
      }
    for (const { children } of one.mapRuns) children.forEach(look);
  };
  look(execution);
  return (text) =>
    [...tokens].reduce((done, token) => {
      const { replaced, times } = replaceWord(done, token, '<token>');
      if (times > 0) names.count('task tokens', times);
      return replaced;
    }, text);
}

function accountScrubber(recording: Recording, names: Pseudonyms): Scrubber {
  const fakes = accountsIn(recording);
  return (text) =>
    text.replace(/(?<!\d)\d{12}(?!\d)/g, (id) => {
      const fake = fakes.get(id);
      if (fake === undefined || fake === id) return id;
      names.count('account ids');
      return fake;
    });
}
