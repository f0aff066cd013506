import type { FinalConnectionState, InternalNode } from '@xyflow/react';
import { draggedState } from '../palette/dragged';
import { languageIn } from '../palette/items';
import type { Commands } from '../model/Commands';
import { boxUnder, placeOf, type DropTarget, type Picture } from './dropTarget';
import type { BoxNode } from './StateNode';
import type { FlowBox, FlowWay } from './toFlow';
import type { WayLine } from './WayEdge';

/** From the box, as it was when the author began. */
export type Connection = FinalConnectionState<InternalNode<BoxNode>>;

/**
 * What the pointer does on the canvas. It points at a picture, which may be of an older text; each gesture is made where
 * the thing is now, or not at all.
 */
export class PointerGestures {
  private isReconnecting = false;

  constructor(private readonly commands: Commands) {}

  /** Takes what is dropped. `over` is what the author saw lit. */
  drop(data: DataTransfer | null, over: DropTarget): void {
    const { commands } = this;
    const state = draggedState(data, languageIn(commands.designer));
    const place = state && placeOf(over, commands);
    if (state !== undefined && place !== undefined) commands.add(state.name, state.state, place);
  }

  /** Chooses a state or a block. What is gone leaves nothing chosen. */
  click(box: FlowBox, isMore: boolean): void {
    const { commands } = this;
    const path = commands.now(box.path, box.block);
    if (box.kind === 'block') return commands.chooseBlock(path);
    const { marked, state } = commands.designer;
    const before = state.peek()?.name;
    const others = [...marked.peek(), ...(before === undefined ? [] : [before]), box.state!.name];
    return commands.choose(path, isMore && path !== undefined ? others : []);
  }

  clickWay({ path, block }: FlowWay): void {
    this.commands.chooseWay(path && this.commands.now(path, block));
  }

  connected(event: MouseEvent | TouchEvent, { fromNode, fromHandle }: Connection, picture: Picture | undefined): void {
    const { commands } = this;
    // React Flow ends a reconnection as a connection, too.
    if (this.isReconnecting) return;
    const [start, end] = [fromNode?.data.box, boxUnder(underPointer(event), picture)];
    if (start?.state === undefined || end?.kind !== 'state') return;
    const from = commands.now(start.path, start.block);
    const to = from && commands.now(end.path, end.block);
    if (from !== undefined && to !== undefined)
      commands.connect(from, to, fromHandle?.id === 'catch' ? 'catch' : 'next');
  }

  reconnects(): void {
    this.isReconnecting = true;
  }

  reconnected(event: MouseEvent | TouchEvent, line: WayLine, picture: Picture | undefined): void {
    const { commands } = this;
    this.isReconnecting = false;
    const end = boxUnder(underPointer(event), picture);
    const { path, at, block } = line.data!.way;
    const isEnd = end?.kind === 'dot' && end.id.startsWith('end');
    if (end === undefined || (end.kind !== 'state' && !isEnd)) return;
    const way = commands.now(at, block);
    if (way === undefined) return;
    if (isEnd) {
      if (path !== undefined) commands.disconnect(way);
      return;
    }
    const to = commands.now(end.path, end.block);
    if (to === undefined) return;
    if (path !== undefined) commands.reconnect(way, to);
    else commands.connect(way.slice(0, -1), to, 'next');
  }
}

function underPointer(event: MouseEvent | TouchEvent): Element | null {
  const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0]! : event;
  const found = document.elementsFromPoint(clientX, clientY);
  return found.find((element) => element.closest('.react-flow__node') !== null) ?? null;
}
