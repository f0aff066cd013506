// What a scenario has made in an account.

export class Remains {
  #send;
  #arns = [];
  #underWay = new Set();

  constructor(send) {
    this.#send = send;
  }

  /** Remembers what a call creates, also when nobody waits for its answer any more. */
  watch(operation, promise) {
    const remembered = promise.then((got) => {
      const arn = created[operation]?.(got.answer ?? {});
      if (arn && !this.#arns.includes(arn)) this.#arns.push(arn);
      return got;
    });
    this.#underWay.add(remembered);
    const forget = () => this.#underWay.delete(remembered);
    remembered.then(forget, forget);
    return remembered;
  }

  /** Stops executions and deletes everything; resolves to what could not be deleted, with the reason. */
  async delete() {
    await Promise.allSettled(this.#underWay);
    const left = [];
    for (const arn of this.#arns.reverse()) {
      const reason = await this.#deleteOne(arn).catch(({ message }) => message);
      if (reason) left.push(`${arn}: ${reason}`);
    }
    this.#arns = [];
    return left;
  }

  /** Resolves to why it could not. Versions and aliases go with their state machine. */
  async #deleteOne(arn) {
    if (arn.includes(':activity:')) return reasonOf(await this.#send('DeleteActivity', { activityArn: arn }));
    await this.#stopExecutions(arn);
    return reasonOf(await this.#send('DeleteStateMachine', { stateMachineArn: arn }));
  }

  /** Of an Express state machine there are none to list. */
  async #stopExecutions(stateMachineArn) {
    let nextToken;
    do {
      const page = await this.#send('ListExecutions', { stateMachineArn, statusFilter: 'RUNNING', nextToken });
      for (const { executionArn } of page.answer?.executions ?? []) await this.#send('StopExecution', { executionArn });
      nextToken = page.answer?.nextToken;
    } while (nextToken);
  }
}

const created = {
  CreateStateMachine: ({ stateMachineArn }) => stateMachineArn,
  CreateActivity: ({ activityArn }) => activityArn,
};

const reasonOf = ({ error }) =>
  error && !/DoesNotExist$/.test(error.code) ? `${error.code}: ${error.message}` : undefined;
