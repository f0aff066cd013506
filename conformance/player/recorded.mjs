// An emulator that answers exactly what a scenario expects: the player is tested with it, and so is each scenario.
import { pieces, placeholderOf } from './names.mjs';
import { jsonTexts } from './compare.mjs';

const uuid = '0b5c1a52-1f3e-4c11-9d3a-5b7e1f2a3c4d';
const samples = {
  any: 'anything',
  text: 'some text',
  number: 12.5,
  integer: 12,
  time: '2026-09-30T12:00:00.123Z',
  epoch: 1790000000.123,
  uuid,
  uuid3: uuid.replace('-4c11', '-3c11'),
  uuid4: uuid,
};
const arns = { CreateStateMachine: ['stateMachineArn', 'stateMachine'], CreateActivity: ['activityArn', 'activity'] };

/** What playScenario wants of an emulator. */
export function recordedEmulator(scenario) {
  const recorded = new Recorded(scenario);
  return {
    account: '123456789012',
    region: 'us-east-1',
    role: 'arn:aws:iam::123456789012:role/conformance',
    patience: 0,
    call: async (operation, params, context) => recorded.answer(operation, params, context),
    advance: async () => {},
    readObject: async () => recorded.object(),
  };
}

class Recorded {
  #values = new Map([
    ['account', '123456789012'],
    ['region', 'us-east-1'],
    ['role', 'arn:aws:iam::123456789012:role/conformance'],
  ]);
  #setUp;
  #read = 0;

  constructor(scenario) {
    this.scenario = scenario;
    const { activities = [], machines = {} } = scenario;
    this.#setUp = [...activities, ...Object.keys(machines), ...(scenario.machine === undefined ? [] : ['machine'])];
    /** Members of answers that later steps name. */
    this.wanted = JSON.stringify(scenario.steps).matchAll(/\$\{([a-z]\w*)\.([\w.]+)/g);
    this.wanted = [...this.wanted].map(([, name, path]) => [name, path]);
  }

  answer(operation, params, { pointer }) {
    if (pointer === undefined) return { answer: this.#made(operation, params) };
    const step = this.scenario.steps[Number(pointer.split('/')[2])];
    if (step.until) return { answer: { events: this.#eventsUntil(step) } };
    if (step.expect) return { answer: this.#expected(operation, step.expect) };
    if (step.error) return { error: { status: 400, ...this.#value(step.error, false) } };
    return { answer: this.#called(step) };
  }

  object() {
    const steps = this.scenario.steps.filter((step) => 'holds' in step);
    const { holds } = steps[this.#read++ % steps.length];
    return typeof holds === 'string' ? this.#value(holds) : JSON.stringify(this.#value(holds));
  }

  #made(operation, { name }) {
    const [member, kind] = arns[operation] ?? [];
    if (!member) return {};
    const arn = `arn:aws:states:us-east-1:123456789012:${kind}:${name}`;
    const known = this.#setUp.shift();
    this.#values.set(known, arn);
    this.#values.set(`${known}.name`, name);
    return { [member]: arn };
  }

  /** The answer of a call step, with what later steps read of it. */
  #called({ call, as, answer = {} }) {
    const whole = this.#value(answer, true);
    if (call === 'StartExecution') {
      whole.executionArn ??= `arn:aws:states:us-east-1:123456789012:execution:m:${as ?? 'first'}`;
      if (!this.#values.has('execution')) {
        this.#values.set('execution', whole.executionArn);
        this.#values.set('execution.name', whole.executionArn.split(':')[7]);
      }
    }
    for (const [name, path] of this.wanted) {
      if (name !== as) continue;
      ensure(whole, path.split('.'));
      this.#values.set(
        `${name}.${path}`,
        path.split('.').reduce((node, key) => node[key], whole),
      );
    }
    return whole;
  }

  #expected(operation, expect) {
    if (operation === 'DescribeExecution') return { status: 'SUCCEEDED', ...this.#value(described(expect), true) };
    const { events, contains } = expect;
    return { events: events ? this.#events(events) : contains ? this.#loose(contains) : [] };
  }

  #events(events) {
    const times = new Map([[0, 1790000000]]);
    return events.map(([id, previousEventId, type, details, seconds = 0]) => {
      const timestamp = (times.get(previousEventId) ?? 1790000000) + seconds;
      times.set(id, timestamp);
      return { id, previousEventId, type, timestamp, ...this.#details(details) };
    });
  }

  #loose(events) {
    return events.map(([type, details], i) => ({ id: i + 1, previousEventId: i, type, ...this.#details(details) }));
  }

  #details(details) {
    if (details === null || details === undefined) return {};
    const value = typeof details === 'string' ? { name: this.#value(details) } : this.#value(details, true);
    return { someEventDetails: value };
  }

  #eventsUntil({ until, count = 1, bind = {} }) {
    const details = {};
    for (const [name, path] of Object.entries(bind)) {
      ensure(details, path.split('/').slice(1), `bound ${name}`);
      this.#values.set(name, `bound ${name}`);
    }
    return Array.from({ length: count }, (_, i) => ({ id: i + 1, type: until, someEventDetails: details }));
  }

  /** A value with samples in place of the placeholders. `api`: members that are JSON in a string become that. */
  #value(value, api, texts) {
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return value.map((item) => this.#value(item, api));
    if (value === null || typeof value !== 'object') return value;
    const members = Object.entries(value).filter(
      ([key, member]) => key !== '$only' && key !== '$more' && !isAbsent(member),
    );
    return Object.fromEntries(
      members.map(([written, member]) => {
        const key = this.#text(written);
        const isText = api && typeof member !== 'string' && (texts || jsonTexts.has(key));
        return [
          key,
          isText ? JSON.stringify(this.#value(member)) : this.#value(member, api, key === 'assignedVariables'),
        ];
      }),
    );
  }

  #text(text) {
    const only = placeholderOf(text);
    if (only) return this.#sample(only);
    return pieces(text)
      .map((piece) => (typeof piece === 'string' ? piece : String(this.#sample(piece))))
      .join('');
  }

  #sample({ name, kind }) {
    if (name === undefined) return samples[kind];
    if (!this.#values.has(name)) this.#values.set(name, samples[kind] ?? `value of ${name}`);
    return this.#values.get(name);
  }
}

const described = (expect) =>
  Object.fromEntries(
    Object.entries(expect).filter(([name]) => !['events', 'contains', 'lacks', 'order'].includes(name)),
  );
const isAbsent = (value) => typeof value === 'string' && placeholderOf(value)?.kind === 'absent';

/** Makes a member where there is none. */
function ensure(object, path, value = `value of ${path.join('.')}`) {
  const [key, ...rest] = path;
  if (rest.length === 0) object[key] ??= value;
  else ensure((object[key] ??= {}), rest, value);
}
