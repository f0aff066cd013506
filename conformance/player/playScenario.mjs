// Plays one scenario in one place of an emulator.
import { randomBytes } from 'node:crypto';
import { asSent } from './call.mjs';
import { compare, compareJsonText } from './compare.mjs';
import { compareHistory, containsEvents, lacksEvents } from './history.mjs';
import { Names } from './names.mjs';
import { Difference } from './Difference.mjs';
import { endOf, eventsUntil, historyOf } from './waiting.mjs';

/** What an operation is about when its parameters do not say so. */
const defaults = {
  StartExecution: { stateMachineArn: '${machine}' },
  StartSyncExecution: { stateMachineArn: '${machine}' },
  DescribeStateMachine: { stateMachineArn: '${machine}' },
  UpdateStateMachine: { stateMachineArn: '${machine}' },
  DeleteStateMachine: { stateMachineArn: '${machine}' },
  ListExecutions: { stateMachineArn: '${machine}' },
  PublishStateMachineVersion: { stateMachineArn: '${machine}' },
  ListStateMachineVersions: { stateMachineArn: '${machine}' },
  ListStateMachineAliases: { stateMachineArn: '${machine}' },
  DescribeExecution: { executionArn: '${execution}' },
  DescribeStateMachineForExecution: { executionArn: '${execution}' },
  GetExecutionHistory: { executionArn: '${execution}' },
  StopExecution: { executionArn: '${execution}' },
  RedriveExecution: { executionArn: '${execution}' },
  ListMapRuns: { executionArn: '${execution}' },
  CreateStateMachine: { roleArn: '${role}' },
};
/** Operations that name a state machine or a Map Run instead. */
const instead = { ListExecutions: 'mapRunArn' };

/**
 * Resolves when the scenario has passed, rejects with a Difference otherwise. `emulator`: { call, region, account, role,
 * advance, readObject, patience (seconds for one wait), pause? (milliseconds before asking again), eventual? (a history
 * may come after the end) }; `watch(step, what)` is shown each answer.
 */
export async function playScenario(scenario, emulator, watch = () => {}) {
  const play = new Play(scenario, emulator, watch);
  try {
    await play.setUp();
    for (const [i, step] of scenario.steps.entries()) await play.step(step, `/steps/${i}`);
  } finally {
    if (emulator.tidy) await play.tearDown();
  }
}

class Play {
  constructor(scenario, emulator, watch) {
    this.scenario = scenario;
    this.emulator = emulator;
    this.watch = watch;
    this.names = new Names();
    this.suffix = randomBytes(3).toString('hex');
    /** What deletes what was made. */
    this.remains = [];
    this.names.bind('account', emulator.account);
    this.names.bind('region', emulator.region);
    this.names.bind('role', emulator.role);
  }

  async setUp() {
    const { activities = [], machines = {}, machine, type } = this.scenario;
    for (const name of activities) {
      const { activityArn } = await this.made('CreateActivity', { name: this.fresh(name) });
      this.named(name, activityArn);
      this.remains.push(['DeleteActivity', { activityArn }]);
    }
    for (const [name, one] of Object.entries(machines)) await this.createMachine(name, one.machine, one.type);
    if (machine !== undefined) await this.createMachine('machine', machine, type);
  }

  async createMachine(name, definition, type = 'STANDARD') {
    const own = name === 'machine' ? this.scenario.id.split('/').slice(1).join('-').slice(0, 60) : name;
    const params = { name: this.fresh(own), definition, roleArn: '${role}', type };
    const { stateMachineArn } = await this.made('CreateStateMachine', this.names.fill(params));
    this.named(name, stateMachineArn);
    this.remains.push(['DeleteStateMachine', { stateMachineArn }]);
  }

  async made(operation, params) {
    const { answer, error } = await this.emulator.call(operation, asSent(params), {});
    if (error)
      throw new Difference({ pointer: '', expected: `${operation} succeeds`, got: `${error.code}: ${error.message}` });
    return answer;
  }

  /** Scenarios may share an account. */
  fresh(name) {
    return `${name}-${this.suffix}`;
  }

  async tearDown() {
    const executionArn = this.names.get('execution');
    if (executionArn) await this.emulator.call('StopExecution', { executionArn }, {}).catch(() => {});
    for (const [operation, params] of this.remains.reverse())
      await this.emulator.call(operation, params, {}).catch(() => {});
  }

  /** An ARN and the name in it. */
  named(name, arn) {
    this.names.bind(name, arn);
    this.names.bind(`${name}.name`, arn.split(':')[6]);
  }

  async step(step, pointer) {
    if (step.call) return this.callStep(step, pointer);
    if (step.expect) return this.expectStep(step, `${pointer}/expect`);
    if (step.until) return this.untilStep(step, pointer);
    if (step.advance) return this.emulator.advance(step.advance);
    return this.objectStep(step, `${pointer}/holds`);
  }

  async callStep(step, pointer) {
    const { call: operation, params = {}, bare, as } = step;
    const given = instead[operation] && params[instead[operation]];
    const all = bare || given ? params : { ...defaults[operation], ...params };
    const { answer, error } = await this.emulator.call(operation, asSent(this.names.fill(all)), { step, pointer });
    this.watch(step, error ? { error } : { answer });
    if (step.error) {
      if (!error) throw new Difference({ pointer: `${pointer}/error/code`, expected: step.error.code, got: answer });
      this.check(compare(step.error, error, `${pointer}/error`, this.names), error);
      return;
    }
    if (error)
      throw new Difference({
        pointer: `${pointer}/answer`,
        expected: `${operation} succeeds`,
        got: `${error.code}: ${error.message}`,
      });
    if (operation === 'StartExecution' && !this.names.has('execution')) {
      this.names.bind('execution', answer.executionArn);
      this.names.bind('execution.name', answer.executionArn?.split(':')[7]);
    }
    if (as) this.names.bind(as, answer);
    if (step.answer) this.check(compare(step.answer, answer, `${pointer}/answer`, this.names));
  }

  check(difference, whole) {
    if (!difference) return;
    // A wrong code is best understood with the message beside it.
    if (whole?.message && difference.pointer.endsWith('/error/code'))
      difference.got = `${whole.code}: ${whole.message}`;
    throw new Difference(difference);
  }

  /** Waits for the end of an execution and compares its description and history. */
  async expectStep(step, pointer) {
    const { events, contains, lacks, order, ...members } = step.expect;
    const executionArn = this.names.fill(step.of ?? '${execution}');
    const context = { step, pointer };
    const described = await endOf(this.emulator, executionArn, context, members.status);
    const hasHistory = events || contains || lacks;
    const history = hasHistory ? await historyOf(this.emulator, executionArn, context, this.emulator.eventual) : [];
    this.watch(step, { answer: described, history });
    const { status } = members;
    // The history tells more of an unexpected error than the status.
    this.check(status && compare({ status }, described, pointer, this.names));
    this.check(events && compareHistory(events, history, order, `${pointer}/events`, this.names));
    this.check(contains && containsEvents(contains, history, `${pointer}/contains`, this.names));
    this.check(lacks && lacksEvents(lacks, history, `${pointer}/lacks`));
    this.check(compare(members, described, pointer, this.names));
  }

  async untilStep(step, pointer) {
    const { count = 1, of = '${execution}', bind = {} } = step;
    const found = await eventsUntil(this.emulator, this.names.fill(of), { step, pointer });
    const event = found[count - 1];
    const details = Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1];
    for (const [name, path] of Object.entries(bind)) {
      const value = pick(details, path);
      if (value === undefined)
        throw new Difference({ pointer: `${pointer}/bind/${name}`, expected: path, got: details });
      this.names.bind(name, value);
    }
  }

  async objectStep({ object, holds }, pointer) {
    const text = await this.emulator.readObject(this.names.fill(object));
    this.watch({ object }, { answer: text });
    const wanted = holds;
    this.check(
      typeof wanted === 'string'
        ? compare(wanted, text, pointer, this.names)
        : compareJsonText(wanted, text, pointer, this.names),
    );
  }
}

/** A JSON pointer that also leads into JSON in strings. */
function pick(value, pointer) {
  return pointer
    .split('/')
    .slice(1)
    .reduce((node, key) => {
      const inside = typeof node === 'string' ? JSON.parse(node) : node;
      return inside?.[key.replaceAll('~1', '/').replaceAll('~0', '~')];
    }, value);
}
