import type { SFNClient } from '@aws-sdk/client-sfn';
import { stepmill } from '../../src/jest';

const sfn = stepmill();

/** The client of another release of the SDK, as the compiler sees it. */
declare class OtherSFNClient {
  send(command: { readonly other: 1 }): Promise<{ readonly answer: 2 }>;
  protected readonly otherwise: string;
}
export function placeOrder(client: OtherSFNClient): void {
  client.send({ other: 1 }).catch(() => undefined);
}
placeOrder(sfn.client());
placeOrder(sfn.client({ maxAttempts: 1 }));
export const other: OtherSFNClient = sfn.client();
// By default, it is that of this package.
export const own: SFNClient = sfn.client();
const plain = sfn.client();
void plain.config.region();
// @ts-expect-error -- a client, and nothing else
export const text: string = sfn.client();
