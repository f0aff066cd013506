import type { GraphBlock } from '../../story/graph/buildGraph';
import type { PlacedBlock } from '../../story/graph/layoutBlock';

/** The file of the worker, which the build names. */
declare const LAYOUT_WORKER: string;

type Answer = { readonly id: number } & ({ readonly placed: PlacedBlock } | { readonly error: string });

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, { done: (placed: PlacedBlock) => void; failed: (error: Error) => void }>();

/** Thrown if too many states follow one another for a picture. */
export class TooLongError extends Error {}

/** Computes the positions of a graph's states in a worker. Rejects with TooLongError, or if the layout fails. */
export function layOut(block: GraphBlock): Promise<PlacedBlock> {
  worker ??= startWorker();
  const id = ++asked;
  const placed = new Promise<PlacedBlock>((done, failed) => waiting.set(id, { done, failed }));
  worker.postMessage({ id, block });
  return placed;
}

function startWorker(): Worker {
  const started = new Worker(new URL(LAYOUT_WORKER, import.meta.url));
  const hear = ({ data }: MessageEvent<Answer>): void => {
    const { done, failed } = waiting.get(data.id)!;
    waiting.delete(data.id);
    if ('placed' in data) done(data.placed);
    else if (data.error === 'long') failed(new TooLongError('There are too many states in a row for a picture.'));
    else failed(new Error(data.error));
  };
  const giveUp = (): void => {
    const error = new Error('The part of the page that draws graphs could not be loaded.');
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
    worker = undefined;
  };
  started.addEventListener('message', hear);
  started.addEventListener('error', giveUp);
  return started;
}
