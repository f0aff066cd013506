import type { ReactFlowInstance } from '@xyflow/react';
import type { DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import type { FragmentPlace } from '../../../../definitions/document/gestures/putFragment';
import type { BlockView } from '../../../../language/asl/walk';
import { besideState } from '../model/besideState';
import type { Commands } from '../model/Commands';
import type { BoxNode } from './StateNode';
import type { FlowBox, FlowWay } from './toFlow';
import type { WayLine } from './WayEdge';

/** The picture that is in the page. What it says of an element is true of the machine that it is a picture of. */
export type Picture = ReactFlowInstance<BoxNode, WayLine>;

/** What is under the pointer: its id in the picture, and its place in the machine that the picture is of. */
export interface DropTarget {
  readonly id: string;
  readonly kind: 'block' | 'state' | 'transition';
  readonly path: DocumentPath;
  /** The block that it is, or is in; `undefined` for the ground, which is in each machine. */
  readonly block: BlockView | undefined;
}

const ground: DropTarget = { id: '', kind: 'block', path: [], block: undefined };

/** The way, the state or the block under the pointer; the ground is the machine. */
export function dropTarget(under: EventTarget | null, picture: Picture | undefined): DropTarget {
  if (!(under instanceof Element) || picture === undefined) return ground;
  const line = under.closest('.react-flow__edge')?.getAttribute('data-id');
  const way = picture.getEdge(line ?? '')?.data?.way;
  if (way !== undefined) return targetOf(way.id, way);
  const box = boxUnder(under, picture);
  if (box === undefined) return ground;
  if (box.kind !== 'dot') return { id: box.id, kind: box.kind, path: box.path, block: box.block };
  // On the start, before the first state; on the end, behind the one that leads there.
  const led = picture.getEdges().find(({ source, target }) => source === box.id || target === box.id)?.data?.way;
  return led === undefined ? { ...ground, id: box.id, path: box.path, block: box.block } : targetOf(box.id, led);
}

function targetOf(id: string, { at, block }: FlowWay): DropTarget {
  return { id, kind: 'transition', path: at, block };
}

/** Where what is dropped on a target goes in the text as it is now; `undefined`, and said, if that cannot be known. */
export function placeOf({ kind, path, block }: DropTarget, commands: Commands): FragmentPlace | undefined {
  const now = block === undefined ? path : commands.now(path, block);
  if (now === undefined) return undefined;
  const state = kind === 'state' ? commands.designer.stateAt(now) : undefined;
  if (state !== undefined) return besideState(state);
  // The text has no transition for a way to the end.
  if (kind === 'transition' && now.at(-1) === 'End') return { kind: 'after', path: now.slice(0, -1) };
  return { kind: kind === 'block' ? 'block' : 'transition', path: now };
}

export function boxUnder(under: EventTarget | null, picture: Picture | undefined): FlowBox | undefined {
  const id = under instanceof Element ? under.closest('.react-flow__node')?.getAttribute('data-id') : undefined;
  return picture?.getNode(id ?? '')?.data.box;
}
