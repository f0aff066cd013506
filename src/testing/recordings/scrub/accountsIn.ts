import type { Recording } from '../Recording';

/** The account of a recording becomes the one that Stepmill has by default. */
const ownFake = '123456789012';

const inArns = /\barn:aws[\w-]*:[\w-]+:[\w-]*:(\d{12}):/g;
const inQueueUrls = /https:\/\/(?:sqs|queue)\.[\w.-]+\/(\d{12})\//g;
const inRegistries = /\b(\d{12})\.dkr\.ecr\./g;
const inEndpoints = /\b(\d{12})\.(?:states|sns|sqs|s3|lambda)[\w.-]*\.amazonaws\./g;

/** The account ids in a recording, each with the one that is written in its place. */
export function accountsIn({ stateMachine, execution }: Recording): ReadonlyMap<string, string> {
  const text = `${stateMachine.definition}\n${JSON.stringify([stateMachine.stateMachineArn, execution])}`;
  const own = stateMachine.stateMachineArn.split(':')[4] ?? '';
  const fakes = new Map([[own, ownFake]]);
  for (const form of [inArns, inQueueUrls, inRegistries, inEndpoints])
    for (const [, id] of text.matchAll(form)) if (!fakes.has(id!)) fakes.set(id!, String(210_000_000_000 + fakes.size));
  return fakes;
}
