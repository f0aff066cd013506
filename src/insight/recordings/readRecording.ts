import { readFileSync } from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';
import { decodeText } from '../../util/decodeText';
import { jacksonMessage } from '../../util/jacksonMessage';
import {
  asDouble,
  isArray,
  isNumber,
  isObject,
  member,
  readJson,
  toCompactText,
  type Json,
  type JsonObject,
} from '../../util/json';
import {
  recordingVersion,
  type Answered,
  type RecordedExecution,
  type RecordedMapRun,
  type Recording,
} from './Recording';
import { isTime } from './writeRecording';

/** Reads a recording. Throws a HarnessError with the place if the file is invalid. */
export function readRecording(file: string): Recording {
  return parseRecording(readJsonFile(file, 'The recording'), file);
}

/** The JSON of a file. `what` begins the message. */
export function readJsonFile(file: string, what: string): Json {
  let text: string;
  try {
    text = decodeText(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new HarnessError(`${what} cannot be read: there is no file ${file}.`);
    const why = error instanceof RangeError || error instanceof TypeError ? 'it is not text' : (error as Error).message;
    throw new HarnessError(`${what} cannot be read: ${file}: ${why}`);
  }
  return parseJsonText(text, file);
}

/** Parses JSON, the content of a file. Throws a HarnessError with the place if it is not JSON. */
export function parseJsonText(text: string, file: string): Json {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { message, line, column } = jacksonMessage(text);
    throw new HarnessError(`${file}:${line}:${column} is not JSON: ${message}`);
  }
}

/** Parses a recording from the JSON of its file. */
export function parseRecording(content: Json, file: string): Recording {
  const reader = new Reader(file);
  const { isRecording, version } = kindOf(content);
  if (!isRecording)
    throw new HarnessError(`${file} is not a recording of \`stepmill record\`.${hintFor(content, file)}`);
  if (version !== recordingVersion)
    throw new HarnessError(
      `${file} is a recording of version ${JSON.stringify(version ?? null)}, but this Stepmill reads version ${recordingVersion}.`,
    );
  const whole = content as JsonObject;
  const machine = reader.object(whole, 'stateMachine', '');
  const definition = reader.object(machine, 'definition', '/stateMachine');
  const type = reader.text(machine, 'type', '/stateMachine');
  if (type !== 'STANDARD' && type !== 'EXPRESS') throw reader.wrong('/stateMachine/type', 'STANDARD or EXPRESS');
  return {
    recordedAt: reader.text(whole, 'recordedAt', ''),
    scrubbed: reader.list(whole, 'scrubbed', '') as unknown as Recording['scrubbed'],
    stateMachine: {
      stateMachineArn: reader.text(machine, 'stateMachineArn', '/stateMachine'),
      name: reader.text(machine, 'name', '/stateMachine'),
      type,
      definition: toCompactText(definition),
    },
    execution: reader.execution(reader.object(whole, 'execution', ''), '/execution'),
  };
}

function kindOf(content: Json): { isRecording: boolean; version: Json | undefined } {
  if (!isObject(content)) return { isRecording: false, version: undefined };
  return { isRecording: member(content, 'stepmill') === 'recording', version: member(content, 'version') };
}

function hintFor(content: Json, file: string): string {
  const isHistory = isObject(content) && isArray(member(content, 'events'));
  return isHistory
    ? ` It is a history. To convert it: stepmill record ${file} --definition order.asl.json --out recording.json.`
    : '';
}

class Reader {
  constructor(private readonly file: string) {}

  execution(value: JsonObject, at: string): RecordedExecution {
    const description = this.answered(this.object(value, 'description', at));
    for (const name of ['executionArn', 'status']) this.text(description as JsonObject, name, `${at}/description`);
    if (typeof description['startDate'] !== 'number') throw this.wrong(`${at}/description/startDate`, 'a time');
    return {
      description,
      events: member(value, 'history') === undefined ? undefined : this.events(value, at),
      mapRuns: this.list(value, 'mapRuns', at).map((run, index) => this.mapRun(run, `${at}/mapRuns/${index}`)),
    };
  }

  text(owner: JsonObject, name: string, at: string): string {
    const value = member(owner, name);
    if (typeof value !== 'string') throw this.wrong(`${at}/${name}`, 'a string');
    return value;
  }

  object(owner: JsonObject, name: string, at: string): JsonObject {
    const value = member(owner, name);
    if (!isObject(value)) throw this.wrong(`${at}/${name}`, 'an object');
    return value;
  }

  list(owner: JsonObject, name: string, at: string): readonly JsonObject[] {
    const value = member(owner, name);
    if (!isArray(value) || !value.every(isObject)) throw this.wrong(`${at}/${name}`, 'a list of objects');
    return value;
  }

  wrong(pointer: string, wanted: string): HarnessError {
    return new HarnessError(`${this.file} is not a complete recording: ${pointer} must be ${wanted}.`);
  }

  private events(value: JsonObject, at: string): readonly object[] {
    return this.list(value, 'history', at).map((event, index) => {
      const place = `${at}/history/${index}`;
      const answered = this.answered(event);
      this.text(event, 'type', place);
      if (!Number.isSafeInteger(answered['id'])) throw this.wrong(`${place}/id`, 'a whole number');
      if (typeof answered['timestamp'] !== 'number') throw this.wrong(`${place}/timestamp`, 'a time');
      return answered;
    });
  }

  private mapRun(value: JsonObject, at: string): RecordedMapRun {
    const { childrenLeftOut } = value;
    if (typeof childrenLeftOut !== 'number') throw this.wrong(`${at}/childrenLeftOut`, 'a number');
    const description = this.answered(this.object(value, 'description', at));
    this.text(description as JsonObject, 'mapRunArn', `${at}/description`);
    return {
      description,
      children: this.list(value, 'children', at).map((one, index) => this.execution(one, `${at}/children/${index}`)),
      childrenLeftOut,
    };
  }

  private answered(value: JsonObject): Answered {
    return withEpochTimes(value);
  }
}

/** An API response with its times as epoch seconds: the AWS CLI and recordings write them as strings. */
export function withEpochTimes(value: JsonObject): Answered {
  const read = Object.entries(value).map(([name, item]) => {
    if (!isTime(name)) return [name, item];
    if (isNumber(item)) return [name, asDouble(item)];
    const ms = typeof item === 'string' ? Date.parse(item) : NaN;
    return [name, Number.isNaN(ms) ? item : ms / 1000];
  });
  return Object.fromEntries(read) as Answered;
}
