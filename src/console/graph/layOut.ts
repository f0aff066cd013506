import type { GraphBlock } from '../../story/graph/buildGraph';
import type { PlacedBlock } from '../../story/graph/layoutBlock';
import { later } from '../live/timers';

/** The file of the worker, which the build names. */
declare const LAYOUT_WORKER: string;

type Answer = { readonly id: number } & ({ readonly placed: PlacedBlock } | { readonly error: string });

interface Request {
  readonly block: GraphBlock;
  done(placed: PlacedBlock): void;
  failed(error: Error): void;
}

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Request>();

/** Between the attempts to load the worker, in milliseconds; see `tryAgain`. */
const pauses = [100, 400, 1600, 3200, 5000];

/** Thrown if too many states follow one another for a picture. */
export class TooLongError extends Error {}

/** Computes the positions of a graph's states in a worker. Rejects with TooLongError, or if the layout fails. */
export function layOut(block: GraphBlock): Promise<PlacedBlock> {
  worker ??= startWorker();
  const id = ++asked;
  const placed = new Promise<PlacedBlock>((done, failed) => waiting.set(id, { block, done, failed }));
  worker.postMessage({ id, block });
  return placed;
}

function startWorker(attempt = 0): Worker {
  const started = new Worker(new URL(LAYOUT_WORKER, import.meta.url));
  const hear = ({ data }: MessageEvent<Answer>): void => {
    const { done, failed } = waiting.get(data.id)!;
    waiting.delete(data.id);
    if ('placed' in data) done(data.placed);
    else if (data.error === 'long') failed(new TooLongError('There are too many states in a row for a picture.'));
    else failed(new Error(data.error));
  };
  const onError = (): void => {
    const pause = pauses[attempt];
    if (pause === undefined) giveUp();
    else later(pause, () => startAgain(attempt + 1));
  };
  started.addEventListener('message', hear);
  started.addEventListener('error', onError);
  return started;
}

function startAgain(attempt: number): void {
  worker = startWorker(attempt);
  for (const [id, { block }] of waiting) worker.postMessage({ id, block });
}

function giveUp(): void {
  const error = new Error('The part of the page that draws graphs could not be loaded.');
  for (const { failed } of waiting.values()) failed(error);
  waiting.clear();
  worker = undefined;
}
