import { HarnessError } from '../../errors/HarnessError';
import { sdkPackageName } from '../../services/serviceNames';
import { createClient, type ServiceClient } from '../../tasks/integrations/sdk/createClient';
import type { NamedEndpoint } from '../../tasks/integrations/endpoints/Endpoint';
import { findClientPackage } from '../../services/schemas/clientPackage';
import type { StatusEvent } from '../telemetry/statusEvents';
import type { Service } from './Service';

/**
 * Sends status events to the default event bus of a service's EventBridge endpoint, one after the other.
 *
 * Not to AWS itself: only AWS may put events of `aws.states` there.
 */
export class StatusEventSender {
  private readonly endpoint: NamedEndpoint;
  private last: Promise<void> = Promise.resolve();

  /** `onFailure` gets the reason if an event is not accepted. Throws HarnessError if nothing can be sent. */
  constructor(
    private readonly service: Service,
    private readonly onFailure: (message: string) => void,
  ) {
    const endpoint = service.answers.endpoints.find('eventbridge');
    if (endpoint === undefined || 'aws' in endpoint)
      throw new HarnessError('Status events need an EventBridge endpoint: set AWS_ENDPOINT_URL_EVENTBRIDGE.');
    if (findClientPackage('eventbridge') === undefined)
      throw new HarnessError(
        `Status events cannot be sent without a client. Run: npm install --save-dev ${sdkPackageName('eventbridge')}`,
      );
    this.endpoint = endpoint;
  }

  send(event: StatusEvent): void {
    this.last = this.last.then(() => this.put(event));
  }

  /** Resolves when all events are sent. */
  sent(): Promise<void> {
    return this.last;
  }

  private async put(event: StatusEvent): Promise<void> {
    const { executionArn, status } = event.detail;
    const { url } = this.endpoint;
    let client: ServiceClient['client'] | undefined;
    try {
      const made = (await createClient('eventbridge', this.endpoint, { executionArn }, this.service.accountId))!;
      const { command } = made;
      client = made.client;
      const answer = await client.send(command('putEvents', { Entries: [toEntry(event)] }));
      if (answer['FailedEntryCount']) throw new Error(JSON.stringify(answer['Entries']));
    } catch (error) {
      const { message } = error as Error;
      this.onFailure(`The event that ${executionArn} is ${status} was not accepted at ${url}: ${message}`);
    } finally {
      client?.destroy();
    }
  }
}

function toEntry(event: StatusEvent): object {
  return {
    Source: event.source,
    DetailType: event['detail-type'],
    Detail: JSON.stringify(event.detail),
    Resources: event.resources,
    Time: new Date(event.time),
  };
}
