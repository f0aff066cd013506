import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeFolder } from '../../util/place';
import { HarnessError } from '../../errors/HarnessError';
import { didYouMean } from '../../util/nearest';
import type { TaskRequest } from '../../contract/task';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import { canonicalService, findJob } from '../../services/services';
import { asGiven, type Answer } from './answers/Answer';
import { failureReply } from './answers/errorAnswer';
import { valueReply } from './answers/valueReply';
import { callTarget } from './callTarget';
import { stableId } from './results/stableId';
import { serviceFailure } from './results/serviceFailure';
import { completedResult } from './results/serviceResult';
import { callName } from './callName';

/** One ready-made answer, as in a file of mocks/services/: exactly one of `Return`, `Throw`, `Fail` and `Job`. */
interface ServiceAnswer {
  /** When the service responds in this way. */
  readonly Comment: string;
  /** Members merged over those of the service's ordinary success. */
  readonly Return?: Json;
  /** Exactly this error and cause. */
  readonly Throw?: { readonly Error: string; readonly Cause: string };
  /** An exception of the service's API; error and cause have the integration's form. */
  readonly Fail?: {
    readonly Code: string;
    readonly Message: string;
    readonly StatusCode: number;
    readonly Unmodelled?: true;
  };
  /** The description of a job that has failed: how a `.sync` task fails. */
  readonly Job?: JsonObject;
}

interface ServiceFile {
  /** As in a Resource: `dynamodb`, `events`. */
  readonly Service: string;
  readonly Answers: Readonly<Record<string, ServiceAnswer>>;
}

const folder = join(codeFolder, '..', 'mocks', 'services');
const files = new Map<string, ServiceFile>();
let fileNames: readonly string[] | undefined;

/** The names of all ready-made answers: `lambda/throttled`, … */
export function serviceAnswerNames(): readonly string[] {
  return services().flatMap((service) => Object.keys(open(service).Answers).map((name) => `${service}/${name}`));
}

/** The ready-made answer with this name. Throws HarnessError, with the nearest known name, if it does not exist. */
export function serviceAnswer(name: string): ServiceAnswer & { readonly Service: string } {
  const [service = '', answer = ''] = name.split('/');
  const file = services().includes(service) ? open(service) : undefined;
  if (file && Object.hasOwn(file.Answers, answer)) return { Service: file.Service, ...file.Answers[answer]! };
  const known = file ? Object.keys(file.Answers).map((other) => `${service}/${other}`) : serviceAnswerNames();
  const hint = didYouMean(name, known);
  throw new HarnessError(
    `There is no ready-made answer '${name}'.${hint === undefined ? '' : ` ${hint}`} ` +
      (file ? `Those for ${service} are: ${known.join(', ')}.` : `There are answers for: ${services().join(', ')}.`),
  );
}

/** A ready-made answer for a script. It throws for tasks that call another service. */
export function namedAnswer(name: string): Answer {
  const { Service, Return, Throw, Fail, Job } = serviceAnswer(name);
  return {
    description: `answers like '${name}'`,
    reply(request) {
      if (callTarget(request).service !== canonicalService(Service)) {
        throw new HarnessError(
          `The mock of state '${request.state}' answers like '${name}', but the task calls '${callName(request.resource)}'.`,
        );
      }
      if (Job) return valueReply(request, jobDescription(name, Job, request), asGiven);
      if (Throw) return failureReply(request, { error: Throw.Error, cause: filled(Throw.Cause, request) });
      if (!Fail) return valueReply(request, Return, completedResult);
      const options = { statusCode: Fail.StatusCode, modelled: !Fail.Unmodelled };
      return failureReply(request, serviceFailure(request, Fail.Code, filled(Fail.Message, request), options));
    },
  };
}

/**
 * A predefined description of a failed job, with its `${…}` filled in. Throws for a task that waits for another kind of
 * job.
 */
function jobDescription(name: string, described: JsonObject, request: TaskRequest): Json {
  const call = callName(request.resource);
  const job = findJob(request.resource);
  if (job?.end.state(described) === 'failed') return mapTexts(described, (text) => filled(text, request));
  throw new HarnessError(
    job === undefined
      ? `The mock of state '${request.state}' answers like '${name}', which is the end of a job, but '${call}' does not wait for ` +
          `a job: end the Resource in .sync.`
      : `The mock of state '${request.state}' answers like '${name}', which is the end of another kind of job than that of '${call}'.`,
  );
}

function mapTexts(value: Json, map: (text: string) => string): Json {
  if (typeof value === 'string') return map(value);
  if (isArray(value)) return value.map((item) => mapTexts(item, map));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, map)]));
}

/** The string with its `${…}` filled in: the request's id, or a parameter of the task. */
function filled(text: string, request: TaskRequest): string {
  const { parameters } = request;
  return text.replace(/\$\{(\w+)\}/g, (_whole, name: string) => {
    if (name === 'RequestId') return stableId(request, 'request');
    const value = isObject(parameters) ? member(parameters, name) : undefined;
    return typeof value === 'string' ? value : name;
  });
}

function services(): readonly string[] {
  fileNames ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
  return fileNames;
}

function open(service: string): ServiceFile {
  let file = files.get(service);
  if (!file) {
    file = JSON.parse(readFileSync(join(folder, `${service}.json`), 'utf8')) as ServiceFile;
    files.set(service, file);
  }
  return file;
}
