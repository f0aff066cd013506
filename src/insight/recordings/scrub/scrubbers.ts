import type { StateMachineDefinition } from '../../../language/asl/types';
import { findState } from '../../../story/trace/findState';
import { isArray, isObject, readJson, toCompactText, type Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { findTaskToken } from '../../../story/trace/findTaskToken';
import type { RecordedExecution, Recording } from '../Recording';
import { storyOfExecution } from '../storyOf';
import type { FieldPath } from './fieldPath';
import { accountsIn, type Pseudonyms } from './Pseudonyms';

/** Removes something from a string. */
export type Scrub = (text: string) => string;

/** Removes strings at a path in any document, wherever they occur. */
export function fieldScrubber({ execution }: Recording, path: FieldPath, names: Pseudonyms): Scrub {
  const found = new Set<string>();
  mapDocuments(execution as never, (document) => path.change(document, (value) => (collect(value, found), value)));
  // A string that contains another one is replaced first.
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

/** Numbers and booleans are only known by their place, where they become 0 and false. */
export function withFields(recording: Recording, paths: readonly FieldPath[], names: Pseudonyms): Recording {
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

/** Removes strings that match a pattern; equal strings get the same placeholder. */
export function patternScrubber(pattern: RegExp, names: Pseudonyms): Scrub {
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

/** Removes the tokens of callback tasks, wherever they occur. */
export function tokenScrubber({ stateMachine, execution }: Recording, names: Pseudonyms): Scrub {
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

/** Replaces account ids, each by the same fake one everywhere. */
export function accountScrubber(recording: Recording, names: Pseudonyms): Scrub {
  const fakes = accountsIn(recording);
  return (text) =>
    text.replace(/(?<!\d)\d{12}(?!\d)/g, (id) => {
      const fake = fakes.get(id);
      if (fake === undefined || fake === id) return id;
      names.count('account ids');
      return fake;
    });
}

/** Removes secrets that are recognised by their form: see `knownSecrets`. */
export function secretScrubbers(names: Pseudonyms): readonly Scrub[] {
  return knownSecrets.map(
    ({ what, find, placeholder }) =>
      (text) =>
        text.replace(find, (...match: string[]) => (names.count(what), placeholder(match))),
  );
}

/** A secret that must never be in a file, recognised by its form. */
interface Secret {
  readonly what: string;
  readonly find: RegExp;
  readonly placeholder: (match: readonly string[]) => string;
}

/**
 * What is always removed from a recording, besides account ids and task tokens. In JSON strings, `&` may be `\u0026`.
 */
const knownSecrets: readonly Secret[] = [
  {
    what: 'signatures and credentials in URLs',
    find: /((?:[?&]|\\u0026|&amp;)(?:X-Amz-(?:Signature|Credential|Security-Token)|Signature|AWSAccessKeyId|Key-Pair-Id)=)[^&\s"'\\<>]+/gi,
    placeholder: ([, name]) => `${name}scrubbed`,
  },
  { what: 'access key ids', find: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, placeholder: () => 'AKIASCRUBBEDSCRUBBED' },
  {
    what: 'web tokens',
    find: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/g,
    placeholder: () => '<webtoken:1>',
  },
];

/** The documents in a recording: strings that contain JSON objects or arrays. */
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

/** A shorter string is only replaced if it is a whole value: it would be part of too many others. */
const shortest = 4;

/**
 * Replaces a string wherever it occurs in another one: plain, as in a JSON string, and as in a JSON string inside a
 * JSON string. If it is short, member names stay.
 */
function replaceWord(text: string, word: string, placeholder: string): { replaced: string; times: number } {
  if (text === word) return { replaced: placeholder, times: 1 };
  let replaced = text;
  let times = 0;
  for (const written of new Set([word, escaped(word), escaped(escaped(word))])) {
    if (!replaced.includes(written)) continue;
    if (word.length >= shortest) {
      const parts = replaced.split(written);
      times += parts.length - 1;
      replaced = parts.join(placeholder);
    } else {
      const whole = new RegExp(`((?<!\\\\)(?:\\\\\\\\)*\\\\?")${literal(written)}(\\\\*")(?!\\s*:)`, 'g');
      replaced = replaced.replace(whole, (_match, before: string, after: string) => {
        times += 1;
        return `${before}${placeholder}${after}`;
      });
    }
  }
  return { replaced, times };
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
