import type { PartRequest } from '../../../contract/PartRequest';
import type { TelemetryFilter, TelemetryKind } from '../../../emulator/telemetry/Telemetry';
import type { DenialFilter } from '../../../tasks/answering/denials/Denial';
import type { ObjectsCall, ObjectsReply } from '../../../tasks/integrations/objects/objectsCall';
import type { MockScope } from '../../../tasks/mocking/Mocks';
import { readJson, type Json } from '../../../util/json';
import type { OpenTask } from '../Place';
import { ControlRefusal, type ApiClient } from './ApiClient';
import type { Reply } from '../../../contract/ApiCaller';

/** The requests of a harness to the control API of a server. */
export class ControlClient {
  /** `account`: the account whose service is meant. */
  constructor(
    private readonly api: ApiClient,
    private readonly account: () => Promise<string>,
  ) {}

  async startPart(input: Readonly<Record<string, unknown>>, part: PartRequest): Promise<Reply> {
    const { input: text, ...named } = input as { readonly input?: string };
    return this.ask('POST', '/executions', { ...named, ...(text !== undefined && { input: readJson(text) }), ...part });
  }

  async waiting(executionArn: string): Promise<string> {
    return (await this.ask('GET', `/executions/${encodeURIComponent(executionArn)}/waiting`))['waiting'] as string;
  }

  /** For Express executions, which the API does not describe. */
  async history(executionArn: string): Promise<{ readonly description: Reply; readonly events: readonly object[] }> {
    const answered = await this.ask('GET', `/executions/${encodeURIComponent(executionArn)}/history`);
    return answered as { description: Reply; events: readonly object[] };
  }

  async deny(scope: MockScope, action: string, filter: DenialFilter): Promise<void> {
    await this.ask('POST', '/deny', { action, ...filter, ...(scope === 'file' && { stays: true }) });
  }

  /** The descriptions of denials that rejected nothing in the server. Mocks stay in the harness. */
  async unmetDenials(): Promise<readonly string[]> {
    return (await this.unused()).map(({ description }) => description);
  }

  private async unused(): Promise<readonly { readonly description: string; readonly stays?: true }[]> {
    return (await this.ask('GET', '/mocks/unused'))['unused'] as never;
  }

  /** Rejects with HarnessError if a part of it is missing. */
  async telemetry(kind: TelemetryKind, filter: TelemetryFilter): Promise<readonly object[]> {
    const given = Object.entries(filter as Record<string, string | undefined>).filter(
      ([, value]) => value !== undefined,
    );
    const query = new URLSearchParams([...(given as [string, string][]), ['complete', 'true']]);
    return (await this.ask('GET', `/telemetry/${kind}?${query.toString()}`))[kind] as readonly object[];
  }

  async openTask(executionArn: string, state: string, item?: number): Promise<OpenTask | undefined> {
    const { tasks } = await this.ask('GET', `/tasks?executionArn=${encodeURIComponent(executionArn)}`);
    const found = (tasks as readonly Open[]).find(
      (task) => task.state === state && (item === undefined || task.iterations.at(-1)?.index === item),
    );
    if (found === undefined) return undefined;
    const { taskToken } = found;
    const answer = async (how: object): Promise<void> => {
      await this.ask('POST', '/tasks/answer', { taskToken, ...how });
    };
    return {
      succeed: (output) => answer({ output: (output ?? null) as Json }),
      fail: (error, cause) => answer({ error: error ?? null, ...(cause !== undefined && { cause }) }),
      heartbeat: () => answer({ heartbeat: true }),
    };
  }

  async objects(call: ObjectsCall): Promise<ObjectsReply> {
    switch (call.op) {
      case 'createBucket':
        await this.ask('PUT', bucketPath(call.bucket));
        return null;
      case 'put': {
        const { bucket, key, content, op: _op, ...about } = call;
        await this.ask('PUT', objectPath(bucket, key), { base64: content, ...about });
        return null;
      }
      case 'buckets':
        return this.find('buckets', '/buckets');
      case 'get':
        return this.find('base64', objectPath(call.bucket, call.key));
      case 'keys':
        return this.find('keys', `${bucketPath(call.bucket)}/objects?prefix=${encodeURIComponent(call.prefix)}`);
      case 'delete':
        await this.ask('DELETE', objectPath(call.bucket, call.key));
        return null;
      case 'refuse': {
        const { bucket, ...refusal } = call.refusal;
        await this.ask('POST', `${bucketPath(bucket)}/refusals`, refusal);
        return null;
      }
      case 'unmetRefusals':
        return (await this.unused())
          .filter(
            ({ description, stays }) => description.startsWith('sfn.s3.fail(') && !stays === (call.scope === 'test'),
          )
          .map(({ description }) => description);
      case 'keep':
        await this.ask('POST', '/buckets/keep');
        return null;
    }
  }

  /** `null` if there is nothing. */
  private async find(member: string, path: string): Promise<ObjectsReply> {
    try {
      return (await this.ask('GET', path))[member] as ObjectsReply;
    } catch (error) {
      if (error instanceof ControlRefusal && error.status === 404) return null;
      throw error;
    }
  }

  private async ask(method: string, path: string, body?: object): Promise<Reply> {
    return this.api.control(await this.account(), method, path, body);
  }
}

interface Open {
  readonly state: string;
  readonly iterations: readonly { readonly index: number }[];
  readonly taskToken: string;
}

function bucketPath(bucket: string): string {
  return `/buckets/${encodeURIComponent(bucket)}`;
}

function objectPath(bucket: string, key: string): string {
  return `${bucketPath(bucket)}/objects/${encodeURIComponent(key)}`;
}
