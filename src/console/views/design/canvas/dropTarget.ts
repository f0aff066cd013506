import type { FragmentPlace } from '../../../../definitions/document/gestures/putFragment';
import type { FlowDrawing } from './toFlow';

/** What is under the pointer: its id in the drawing, and where a state that is dropped there goes. */
export interface DropTarget {
  readonly id: string;
  readonly place: FragmentPlace;
}

/** The way, the state or the block under the pointer; the ground is the machine. */
export function dropTarget(under: EventTarget | null, drawing: FlowDrawing | undefined): DropTarget {
  const ground: DropTarget = { id: '', place: { kind: 'block', path: [] } };
  if (!(under instanceof Element) || drawing === undefined) return ground;
  const line = under.closest('.react-flow__edge')?.getAttribute('data-id');
  const way = drawing.ways.find(({ id }) => id === line);
  if (way !== undefined) return { id: way.id, place: way.place };
  const box = boxUnder(under, drawing);
  if (box === undefined) return ground;
  if (box.kind === 'dot') return { id: box.id, place: placeOfDot(box.id, box.path, drawing) };
  if (box.kind === 'block') return { id: box.id, place: { kind: 'block', path: box.path } };
  const ends = box.state?.type === 'Succeed' || box.state?.type === 'Fail';
  return { id: box.id, place: { kind: ends ? 'before' : 'after', path: box.path } };
}

export function boxUnder(under: EventTarget | null, drawing: FlowDrawing): FlowDrawing['boxes'][number] | undefined {
  const id = under instanceof Element ? under.closest('.react-flow__node')?.getAttribute('data-id') : undefined;
  return drawing.boxes.find((box) => box.id === id);
}

/** On the start, before the first state; on the end, behind the one that leads there. */
function placeOfDot(id: string, block: FragmentPlace['path'], { ways }: FlowDrawing): FragmentPlace {
  const way = ways.find(({ source, target }) => source === id || target === id);
  return way?.place ?? { kind: 'block', path: block };
}
