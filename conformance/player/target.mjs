// A target as the player uses it: targets/NAME.mjs with what it lacks filled in.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { plainCaller } from './call.mjs';
import { root } from './load.mjs';

/** Why a scenario cannot be played: no failure of the emulator. */
export class NotPlayable extends Error {}

/** `name`: a file of targets/, or a path. */
export async function loadTarget(name) {
  const own = path.join(root, 'targets', `${name}.mjs`);
  const file = fs.existsSync(own) ? own : path.resolve(name);
  if (!fs.existsSync(file)) throw new Error(`There is no target ${name}: neither ${own} nor ${file}.`);
  return import(pathToFileURL(file).href);
}

const needs = [
  ['functions', 'lambda', 'answers of Lambda functions'],
  ['services', 'mocks', 'answers of other services'],
  ['objects', 's3', 'objects of S3'],
  ['denied', 'deny', 'a role without rights'],
];

/** What the target lacks for the scenario, or undefined. `patience`: seconds that a real wait may take. */
export function lackOf(target, scenario, patience) {
  for (const [member, ability, words] of needs) if (scenario[member] && !target[ability]) return `needs ${words}`;
  const own = target.lacks?.(scenario);
  if (own) return own;
  const has = (name) => scenario.steps.some((step) => name in step);
  if (has('object') && !target.readObject) return 'reads objects of S3';
  const seconds = scenario.steps.reduce((sum, step) => sum + (step.advance ?? 0), scenario.seconds ?? 0);
  const moves = scenario.clock === 'stands' ? target.advance : target.skips;
  return seconds > patience && !moves ? `takes ${seconds} s, and time cannot be moved` : undefined;
}

/** Opens a place for the scenario and resolves to the emulator that playScenario wants, with `close`. */
export async function openPlace(target, server, scenario, { patience, caller = plainCaller }) {
  const lack = lackOf(target, scenario, patience);
  if (lack) throw new NotPlayable(lack);
  const place = target.open
    ? await target.open(server, scenario)
    : {
        endpoint: server.endpoint,
        region: server.region,
        account: server.account,
        accessKeyId: server.account,
        shared: true,
      };
  try {
    for (const [member, ability] of needs)
      if (scenario[member]) await target[ability](place, scenario[member], scenario);
  } catch (error) {
    await target.close?.(place);
    throw error;
  }
  const send = await caller(place);
  return {
    call: place.around?.(send) ?? send,
    region: place.region,
    account: place.account,
    role: place.role ?? `arn:aws:iam::${place.account}:role/conformance`,
    patience: patience + (target.skips ? 0 : (scenario.seconds ?? 0)),
    pause: place.pause,
    eventual: place.eventual,
    tidy: place.shared,
    advance: (seconds) =>
      target.advance ? target.advance(place, seconds) : new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
    mistakes: async () => (target.mistakes ? target.mistakes(place) : []),
    readObject: (name) => target.readObject(place, name),
    async close() {
      await target.close?.(place);
      send.close();
    },
  };
}
