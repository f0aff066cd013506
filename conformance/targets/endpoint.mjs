// Any emulator that runs already, at --endpoint. With `--set mocks=PORT` the player answers calls of AWS services at that
// port: start the emulator with AWS_ENDPOINT_URL=http://127.0.0.1:PORT, or what it has instead. Copy this file to play
// with S3 or time, too: README.md, "A target of your own".
import { startMockServer } from '../player/mockServer.mjs';
import { callsOut, checkAnswers, notPlayable, Turns } from '../player/turns.mjs';

export async function start({ endpoint, account = '123456789012', region = 'us-east-1', mocks: port }) {
  if (!endpoint) throw new Error('--target endpoint needs --endpoint URL');
  const mocks = port && (await startMockServer({ port: Number(port) }));
  return { endpoint, account, region, about: endpoint, mocks, turns: new Turns() };
}

export const stop = ({ mocks }) => mocks?.close();

export async function open({ endpoint, account, region, mocks, turns }, scenario) {
  const place = { endpoint, account, region, accessKeyId: account, shared: true, mocks, turns };
  if (mocks && callsOut(scenario)) await turns.begin(place);
  return place;
}

export async function close(place) {
  if (place.turns.current === place) place.mocks.forget('*');
  place.turns.end(place);
}

export function lambda({ mocks }, functions) {
  if (!mocks) throw notPlayable('needs answers of Lambda functions: --set mocks=PORT');
  checkAnswers(functions);
  mocks.mock('*', { functions });
}

export function mocks(place, services) {
  if (!place.mocks) throw notPlayable('needs answers of other services: --set mocks=PORT');
  checkAnswers(services);
  place.mocks.mock('*', { services });
}
