// What a server has, as far as its answers tell: names, ARNs, statuses, versions, aliases and tags. Time stands still.
const prefix = 'arn:aws:states:us-east-1:123456789012';
const roleArn = 'arn:aws:iam::123456789012:role/r';
const one = (state) => ({ StartAt: 'S', States: { S: { ...state, End: true } } });

/** By kind: what an execution of it does. `token` and `wait` run until somebody ends them. */
export const definitions = {
  pass: JSON.stringify(one({ Type: 'Pass' })),
  fail: JSON.stringify({ StartAt: 'S', States: { S: { Type: 'Fail', Error: 'Model.Failed', Cause: 'as told' } } }),
  wait: JSON.stringify(one({ Type: 'Wait', Seconds: 99_999 })),
  token: JSON.stringify(
    one({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: {
        FunctionName: 'keep',
        Payload: { 'token.$': '$$.Task.Token', 'arn.$': '$$.Execution.Id' },
      },
    }),
  ),
  work: JSON.stringify(one({ Type: 'Task', Resource: `${prefix}:activity:work` })),
};
const wrong = '{"StartAt":"Nowhere","States":{"S":{"Type":"Pass","End":true}}}';

/** An answer without an error has these values; `read` takes them out of it. */
const gives = (value, read) => ({ value, read: (reply) => reply.error ?? read(reply.body) });
const succeeds = gives(true, () => true);
const failsWith = (error) => ({ value: error, read: (reply) => reply.error });

export class Model {
  machines = new Map();
  activities = new Map();
  executions = new Map();
  tags = new Map();
  started = 0;
  queue = [
    { operation: 'CreateActivity', input: { name: 'work' }, expected: succeeds },
    {
      operation: 'CreateStateMachine',
      input: { name: 'express', roleArn, definition: definitions.pass, type: 'EXPRESS' },
      expected: succeeds,
    },
  ];

  /** `tokens`: the events of the function `keep`, which the server adds. */
  constructor(chance, tokens) {
    this.chance = chance;
    this.tokens = tokens;
    this.activities.set('work', true);
  }

  /** The next call, and what its answer is. It is taken for done. */
  next() {
    const queued = this.queue.shift();
    if (queued !== undefined) return queued;
    for (;;) {
      const made = this[this.pick(moves)]();
      if (made !== undefined) return made;
    }
  }

  pick(list) {
    return list[Math.floor(this.chance() * list.length)];
  }
  number(below) {
    return Math.floor(this.chance() * below);
  }
  anyName() {
    return `m${this.number(6)}`;
  }
  arnOf(name) {
    return `${prefix}:stateMachine:${name}`;
  }
  anyExecution(fits = () => true) {
    const all = [...this.executions.values()].slice(-60).filter(fits);
    return all.length === 0 ? undefined : this.pick(all);
  }
  /** Why a call about a machine fails, if it does. */
  refusal(name) {
    const machine = this.machines.get(name);
    if (machine === undefined) return failsWith('StateMachineDoesNotExist');
    return machine.deleting ? failsWith('StateMachineDeleting') : undefined;
  }

  createMachine() {
    const name = this.anyName();
    const kind = this.pick(Object.keys(definitions));
    const isWrong = this.chance() < 0.05;
    const input = { name, roleArn, definition: isWrong ? wrong : definitions[kind] };
    const call = (expected) => ({ operation: 'CreateStateMachine', input, expected });
    const machine = this.machines.get(name);
    if (machine?.deleting) return call(failsWith('StateMachineDeleting'));
    if (isWrong) return call(failsWith('InvalidDefinition'));
    if (machine !== undefined && machine.kind !== kind) return call(failsWith('StateMachineAlreadyExists'));
    // The call asks for a machine without a version; whether one was ever published counts.
    if (machine !== undefined && machine.last > 0) return call(failsWith('StateMachineAlreadyExists'));
    if (machine === undefined) {
      for (const { arn, machine: of } of [...this.executions.values()]) if (of === name) this.executions.delete(arn);
      this.machines.set(name, { name, kind, revision: 0, last: 0, versions: new Map(), aliases: new Map() });
      this.tags.set(this.arnOf(name), new Map());
    }
    return call(gives(this.arnOf(name), (body) => body.stateMachineArn));
  }

  updateMachine() {
    const name = this.anyName();
    const kind = this.pick(Object.keys(definitions));
    const input = { stateMachineArn: this.arnOf(name), definition: definitions[kind] };
    const refused = this.refusal(name);
    const machine = this.machines.get(name);
    if (refused === undefined && machine.kind !== kind)
      Object.assign(machine, { kind, revision: machine.revision + 1 });
    return { operation: 'UpdateStateMachine', input, expected: refused ?? succeeds };
  }

  deleteMachine() {
    if (this.chance() < 0.7) return undefined;
    const name = this.anyName();
    const machine = this.machines.get(name);
    if (machine !== undefined) {
      machine.deleting = true;
      this.removeIfIdle(name);
    }
    return { operation: 'DeleteStateMachine', input: { stateMachineArn: this.arnOf(name) }, expected: succeeds };
  }

  removeIfIdle(name) {
    if (this.machines.get(name)?.deleting !== true) return;
    for (const { machine, status } of this.executions.values()) if (machine === name && status === 'RUNNING') return;
    this.machines.delete(name);
    this.tags.delete(this.arnOf(name));
  }

  describeMachine() {
    const name = this.anyName();
    const machine = this.machines.get(name);
    const input = { stateMachineArn: this.arnOf(name) };
    const expected =
      machine === undefined
        ? failsWith('StateMachineDoesNotExist')
        : gives([machine.deleting ? 'DELETING' : 'ACTIVE', definitions[machine.kind]], (body) => [
            body.status,
            body.definition,
          ]);
    return { operation: 'DescribeStateMachine', input, expected };
  }

  listMachines() {
    const all = ['express', ...this.machines.keys()].sort();
    const read = (body) => body.stateMachines.map(({ name }) => name).sort();
    return { operation: 'ListStateMachines', input: {}, expected: gives(all, read) };
  }

  publish() {
    const name = this.anyName();
    const machine = this.machines.get(name);
    let expected = this.refusal(name);
    if (expected === undefined) {
      let [number] = [...machine.versions].find(([, { revision }]) => revision === machine.revision) ?? [];
      if (number === undefined)
        machine.versions.set((number = machine.last += 1), { revision: machine.revision, kind: machine.kind });
      expected = gives(`${this.arnOf(name)}:${number}`, (body) => body.stateMachineVersionArn);
    }
    return { operation: 'PublishStateMachineVersion', input: { stateMachineArn: this.arnOf(name) }, expected };
  }

  listVersions() {
    const name = this.anyName();
    const versions = [...(this.machines.get(name)?.versions.keys() ?? [])].sort((a, b) => b - a);
    const arns = versions.map((number) => `${this.arnOf(name)}:${number}`);
    const read = (body) => body.stateMachineVersions.map(({ stateMachineVersionArn }) => stateMachineVersionArn);
    const input = { stateMachineArn: this.arnOf(name) };
    return { operation: 'ListStateMachineVersions', input, expected: gives(arns, read) };
  }

  deleteVersion() {
    const name = this.anyName();
    const machine = this.machines.get(name);
    const number = 1 + this.number((machine?.last ?? 0) + 2);
    const isUsed = [...(machine?.aliases.values() ?? [])].some((routes) => routes.some(([one]) => one === number));
    if (!isUsed) machine?.versions.delete(number);
    const input = { stateMachineVersionArn: `${this.arnOf(name)}:${number}` };
    return {
      operation: 'DeleteStateMachineVersion',
      input,
      expected: isUsed ? failsWith('ConflictException') : succeeds,
    };
  }

  /** Routes to one or two versions, of which one may not be there. */
  routes(machine) {
    const number = 1 + this.number((machine?.last ?? 0) + 1);
    const other = 1 + this.number((machine?.last ?? 0) + 1);
    const routes =
      number === other || this.chance() < 0.5
        ? [[number, 100]]
        : [
            [number, 70],
            [other, 30],
          ];
    return { routes, areThere: routes.every(([one]) => machine?.versions.has(one)) };
  }
  toInput(name, routes) {
    return routes.map(([number, weight]) => ({ stateMachineVersionArn: `${this.arnOf(name)}:${number}`, weight }));
  }

  createAlias() {
    const name = this.anyName();
    const alias = this.pick(['live', 'test']);
    const machine = this.machines.get(name);
    const { routes, areThere } = this.routes(machine);
    const input = { name: alias, routingConfiguration: this.toInput(name, routes) };
    const call = (expected) => ({ operation: 'CreateStateMachineAlias', input, expected });
    if (!areThere) return call(failsWith('ResourceNotFound'));
    if (machine.deleting) return call(failsWith('StateMachineDeleting'));
    const before = machine.aliases.get(alias);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(routes))
      return call(failsWith('ConflictException'));
    machine.aliases.set(alias, routes);
    return call(gives(`${this.arnOf(name)}:${alias}`, (body) => body.stateMachineAliasArn));
  }

  updateAlias() {
    const name = this.anyName();
    const alias = this.pick(['live', 'test']);
    const machine = this.machines.get(name);
    if (machine === undefined || machine.deleting || !machine.aliases.has(alias)) return undefined;
    const { routes, areThere } = this.routes(machine);
    if (areThere) machine.aliases.set(alias, routes);
    const input = {
      stateMachineAliasArn: `${this.arnOf(name)}:${alias}`,
      routingConfiguration: this.toInput(name, routes),
    };
    return {
      operation: 'UpdateStateMachineAlias',
      input,
      expected: areThere ? succeeds : failsWith('ResourceNotFound'),
    };
  }

  describeAlias() {
    const name = this.anyName();
    const alias = this.pick(['live', 'test']);
    const routes = this.machines.get(name)?.aliases.get(alias);
    const input = { stateMachineAliasArn: `${this.arnOf(name)}:${alias}` };
    const expected =
      routes === undefined
        ? failsWith('ResourceNotFound')
        : gives(this.toInput(name, routes), (body) => body.routingConfiguration);
    return { operation: 'DescribeStateMachineAlias', input, expected };
  }

  listAliases() {
    const name = this.anyName();
    const machine = this.machines.get(name);
    const arns = [...(machine?.aliases.keys() ?? [])].map((alias) => `${this.arnOf(name)}:${alias}`).sort();
    const read = (body) => body.stateMachineAliases.map(({ stateMachineAliasArn }) => stateMachineAliasArn).sort();
    const input = { stateMachineArn: this.arnOf(name) };
    return { operation: 'ListStateMachineAliases', input, expected: this.refusal(name) ?? gives(arns, read) };
  }

  deleteAlias() {
    const name = this.anyName();
    const alias = this.pick(['live', 'test']);
    const machine = this.machines.get(name);
    machine?.aliases.delete(alias);
    const input = { stateMachineAliasArn: `${this.arnOf(name)}:${alias}` };
    const expected = machine === undefined ? failsWith('ResourceNotFound') : succeeds;
    return { operation: 'DeleteStateMachineAlias', input, expected };
  }

  start() {
    const name = this.anyName();
    const machine = this.machines.get(name);
    const execution = `e${(this.started += 1)}`;
    const number = this.chance() < 0.2 ? this.pick([...(machine?.versions.keys() ?? [])]) : undefined;
    const routes = this.chance() < 0.2 ? machine?.aliases.get('live') : undefined;
    const isAlias = number === undefined && routes?.length === 1;
    const qualifier = isAlias ? ':live' : number === undefined ? '' : `:${number}`;
    const arn = `${prefix}:execution:${name}:${execution}`;
    const input = JSON.stringify({ n: this.number(3), arn });
    const refused = this.refusal(name);
    if (refused === undefined) {
      const version = isAlias ? routes[0][0] : number;
      const kind = version === undefined ? machine.kind : machine.versions.get(version).kind;
      const versionArn = version === undefined ? undefined : `${this.arnOf(name)}:${version}`;
      this.executions.set(arn, {
        arn,
        name: execution,
        machine: name,
        kind,
        input,
        qualifier,
        versionArn,
        ...ends(kind, input),
      });
    }
    return {
      operation: 'StartExecution',
      input: { stateMachineArn: this.arnOf(name) + qualifier, name: execution, input },
      expected: refused ?? gives(arn, (body) => body.executionArn),
    };
  }

  startAgain() {
    const execution = this.anyExecution();
    if (execution === undefined) return undefined;
    const { machine, name, arn, status, qualifier } = execution;
    if (qualifier !== '') return undefined;
    const input = this.chance() < 0.5 ? execution.input : '{"other":1}';
    const isSame = status === 'RUNNING' && input === execution.input;
    const expected =
      this.refusal(machine) ?? (isSame ? gives(arn, (body) => body.executionArn) : failsWith('ExecutionAlreadyExists'));
    return { operation: 'StartExecution', input: { stateMachineArn: this.arnOf(machine), name, input }, expected };
  }

  end(execution, outcome) {
    Object.assign(execution, outcome);
    this.removeIfIdle(execution.machine);
  }

  stop() {
    const execution = this.anyExecution();
    if (execution === undefined) return undefined;
    if (execution.status === 'RUNNING')
      this.end(execution, { status: 'ABORTED', error: 'Model.Stopped', cause: undefined, output: undefined });
    const input = { executionArn: execution.arn, error: 'Model.Stopped' };
    return { operation: 'StopExecution', input, expected: succeeds };
  }

  redrive() {
    const execution = this.anyExecution();
    if (execution === undefined) return undefined;
    const { arn, status, kind, machine, input } = execution;
    const isPossible = status !== 'RUNNING' && status !== 'SUCCEEDED' && this.refusal(machine) === undefined;
    if (isPossible) {
      // It gets a token of its own.
      for (const event of this.tokens) if (event.arn === arn) event.isUsed = true;
      Object.assign(execution, ends(kind, input));
    }
    return {
      operation: 'RedriveExecution',
      input: { executionArn: arn },
      expected: isPossible ? succeeds : failsWith('ExecutionNotRedrivable'),
    };
  }

  describe() {
    if (this.chance() < 0.1) {
      const input = { executionArn: `${prefix}:execution:${this.anyName()}:none` };
      return { operation: 'DescribeExecution', input, expected: failsWith('ExecutionDoesNotExist') };
    }
    const execution = this.anyExecution();
    if (execution === undefined) return undefined;
    const { arn, status, error, cause, output, input, machine } = execution;
    const value = [status, error, cause, output, input, this.arnOf(machine)];
    const read = (body) => [body.status, body.error, body.cause, body.output, body.input, body.stateMachineArn];
    return { operation: 'DescribeExecution', input: { executionArn: arn }, expected: gives(value, read) };
  }

  history() {
    const execution = this.anyExecution();
    if (execution === undefined) return undefined;
    const { arn, status } = execution;
    const last = {
      SUCCEEDED: 'ExecutionSucceeded',
      FAILED: 'ExecutionFailed',
      ABORTED: 'ExecutionAborted',
      RUNNING: 'open',
    }[status];
    const input = { executionArn: arn, reverseOrder: true, maxResults: 5 };
    const read = (body) => (/^Execution(Suc|Fai|Abo)/.test(body.events[0].type) ? body.events[0].type : 'open');
    return { operation: 'GetExecutionHistory', input, expected: gives(last, read) };
  }

  listExecutions() {
    const name = this.anyName();
    const machine = this.machines.get(name);
    const status = this.pick([undefined, undefined, 'RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED', 'TIMED_OUT']);
    const number = this.chance() < 0.3 ? this.pick([...(machine?.versions.keys() ?? [])]) : undefined;
    const suffix = number === undefined ? '' : `:${number}`;
    const most = 1 + this.number(20);
    const input = { stateMachineArn: this.arnOf(name) + suffix, statusFilter: status, maxResults: most };
    if (machine === undefined)
      return { operation: 'ListExecutions', input, expected: failsWith('StateMachineDoesNotExist') };
    const wanted = [...this.executions.values()].filter(
      (each) =>
        each.machine === name &&
        (status === undefined || each.status === status) &&
        (number === undefined || each.versionArn === input.stateMachineArn),
    );
    const page = wanted
      .reverse()
      .slice(0, most)
      .map((each) => `${each.name} ${each.status}`);
    const value = [page, wanted.length > most];
    const read = (body) => [body.executions.map((each) => `${each.name} ${each.status}`), body.nextToken !== undefined];
    return { operation: 'ListExecutions', input, expected: gives(value, read) };
  }

  answerToken() {
    const event = this.pick(this.tokens.slice(-20));
    if (event === undefined) return undefined;
    return this.answer(event.token, this.executions.get(event.arn), event);
  }

  /** Nobody polls where no task waits: that would take a minute. */
  poll() {
    const waits = ({ kind, status, tokenOf }) => kind === 'work' && status === 'RUNNING' && tokenOf === undefined;
    if (![...this.executions.values()].some(waits)) return undefined;
    const read = ({ taskToken: token, input }) => {
      const { arn } = JSON.parse(input);
      const execution = this.executions.get(arn);
      if (execution === undefined || !waits(execution)) return input;
      execution.tokenOf = { token, arn, isSeen: true };
      this.tokens.push(execution.tokenOf);
      return true;
    };
    const input = { activityArn: `${prefix}:activity:work` };
    return { operation: 'GetActivityTask', input, expected: gives(true, read) };
  }

  startSync() {
    const name = this.chance() < 0.5 ? 'express' : this.anyName();
    if (this.machines.get(name)?.deleting) return undefined;
    const input = { stateMachineArn: this.arnOf(name), input: `{"n":${this.number(9)}}` };
    const expected =
      name === 'express'
        ? gives(['SUCCEEDED', input.input], (body) => [body.status, body.output])
        : (this.refusal(name) ?? failsWith('StateMachineTypeNotSupported'));
    return { operation: 'StartSyncExecution', input, expected };
  }

  describeForExecution() {
    const execution = this.anyExecution(({ machine }) => this.refusal(machine) === undefined);
    if (execution === undefined) return undefined;
    const input = { executionArn: execution.arn };
    const expected = gives(definitions[execution.kind], (body) => body.definition);
    return { operation: 'DescribeStateMachineForExecution', input, expected };
  }

  /** A token whose execution has ended may still take one answer. */
  answer(token, execution, owner) {
    const isOpen = owner.isUsed !== true && execution?.status === 'RUNNING' && execution.tokenOf === owner;
    const isKnown = owner.isSeen === true;
    if (!isKnown && execution?.status === 'RUNNING' && owner.isUsed !== true) {
      owner.isSeen = true;
      execution.tokenOf = owner;
      return this.answer(token, execution, owner);
    }
    if (!isOpen) {
      owner.isUsed = true;
      const read = (reply) => [undefined, 'TaskTimedOut'].includes(reply.error);
      return {
        operation: 'SendTaskSuccess',
        input: { taskToken: token, output: '1' },
        expected: { value: true, read },
      };
    }
    if (this.chance() < 0.3) return { operation: 'SendTaskHeartbeat', input: { taskToken: token }, expected: succeeds };
    owner.isUsed = true;
    if (this.machines.get(execution.machine)?.deleting) {
      // AWS: it fails at its next transition.
      const cause = `State machine ${execution.machine} has been deleted`;
      this.end(execution, { status: 'FAILED', error: 'States.Runtime', cause, output: undefined });
      return { operation: 'SendTaskSuccess', input: { taskToken: token, output: '1' }, expected: succeeds };
    }
    if (this.chance() < 0.3) {
      this.end(execution, { status: 'FAILED', error: 'Model.Refused', cause: 'so', output: undefined });
      const input = { taskToken: token, error: 'Model.Refused', cause: 'so' };
      return { operation: 'SendTaskFailure', input, expected: succeeds };
    }
    const output = JSON.stringify({ done: this.number(9) });
    this.end(execution, { status: 'SUCCEEDED', error: undefined, cause: undefined, output });
    return { operation: 'SendTaskSuccess', input: { taskToken: token, output }, expected: succeeds };
  }

  wrongToken() {
    const input = { taskToken: 'AAAA', output: '1' };
    return { operation: 'SendTaskSuccess', input, expected: failsWith('InvalidToken') };
  }

  createActivity() {
    const name = `a${this.number(4)}`;
    this.activities.set(name, true);
    const arn = `${prefix}:activity:${name}`;
    if (!this.tags.has(arn)) this.tags.set(arn, new Map());
    return { operation: 'CreateActivity', input: { name }, expected: gives(arn, (body) => body.activityArn) };
  }

  deleteActivity() {
    const name = `a${this.number(4)}`;
    const arn = `${prefix}:activity:${name}`;
    this.activities.delete(name);
    this.tags.delete(arn);
    return { operation: 'DeleteActivity', input: { activityArn: arn }, expected: succeeds };
  }

  describeActivity() {
    const name = `a${this.number(4)}`;
    const isThere = this.activities.has(name);
    const input = { activityArn: `${prefix}:activity:${name}` };
    const expected = isThere ? gives(name, (body) => body.name) : failsWith('ActivityDoesNotExist');
    return { operation: 'DescribeActivity', input, expected };
  }

  listActivities() {
    const read = (body) => body.activities.map(({ name }) => name).sort();
    return { operation: 'ListActivities', input: {}, expected: gives([...this.activities.keys()].sort(), read) };
  }

  tagged() {
    const name = this.chance() < 0.5 ? `activity:a${this.number(4)}` : `stateMachine:${this.anyName()}`;
    return `${prefix}:${name}`;
  }

  tag() {
    const resourceArn = this.tagged();
    const tags = this.tags.get(resourceArn);
    const key = `k${this.number(5)}`;
    const value = `v${this.number(5)}`;
    tags?.set(key, value);
    const expected = tags === undefined ? failsWith('ResourceNotFound') : succeeds;
    return { operation: 'TagResource', input: { resourceArn, tags: [{ key, value }] }, expected };
  }

  untag() {
    const resourceArn = this.tagged();
    const key = `k${this.number(5)}`;
    const tags = this.tags.get(resourceArn);
    tags?.delete(key);
    const expected = tags === undefined ? failsWith('ResourceNotFound') : succeeds;
    return { operation: 'UntagResource', input: { resourceArn, tagKeys: [key] }, expected };
  }

  listTags() {
    const resourceArn = this.tagged();
    const tags = this.tags.get(resourceArn);
    const sorted = (list) => list.map(({ key, value }) => `${key}=${value}`).sort();
    const expected =
      tags === undefined
        ? failsWith('ResourceNotFound')
        : gives(sorted([...tags].map(([key, value]) => ({ key, value }))), (body) => sorted(body.tags));
    return { operation: 'ListTagsForResource', input: { resourceArn }, expected };
  }

  validate() {
    const isWrong = this.chance() < 0.5;
    const definition = isWrong ? wrong : definitions[this.pick(Object.keys(definitions))];
    const expected = gives(isWrong ? 'FAIL' : 'OK', (body) => body.result);
    return { operation: 'ValidateStateMachineDefinition', input: { definition }, expected };
  }

  testState() {
    const input = { definition: '{"Type":"Pass","End":true}', input: `{"n":${this.number(9)}}`, roleArn };
    const value = ['SUCCEEDED', input.input];
    return { operation: 'TestState', input, expected: gives(value, (body) => [body.status, body.output]) };
  }
}

/** How an execution of a kind is when it has gone as far as it goes by itself. */
function ends(kind, input) {
  const none = { error: undefined, cause: undefined, output: undefined, tokenOf: undefined };
  if (kind === 'pass') return { ...none, status: 'SUCCEEDED', output: input };
  if (kind === 'fail') return { ...none, status: 'FAILED', error: 'Model.Failed', cause: 'as told' };
  return { ...none, status: 'RUNNING' };
}

const often = [
  'start',
  'start',
  'start',
  'stop',
  'answerToken',
  'answerToken',
  'poll',
  'describe',
  'describe',
  'listExecutions',
];
const moves = [
  ...often,
  ...Object.getOwnPropertyNames(Model.prototype).filter((name) =>
    /^(create|update|delete|describe|list|publish|start|redrive|history|wrong|tag$|untag|validate|testState)/.test(
      name,
    ),
  ),
];
