import { MiniMap, ReactFlow, type FinalConnectionState, type ReactFlowInstance, type Viewport } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Trace } from '../../../../story/graph/Trace';
import type { JsonObject } from '../../../../util/json';
import { ArrowHeads } from '../../../graph/ArrowHeads';
import { placesOf } from '../../../graph/moveFocus';
import { SizeTools } from '../../../graph/SizeTools';
import { Notice } from '../../../parts/Notice';
import type { PlacedDiagnostic } from '../../../model/placeDiagnostics';
import { stateAround } from '../model/stateAround';
import type { Commands } from '../model/Commands';
import { draggedState } from '../palette/dragged';
import { languageIn } from '../palette/items';
import { canvasKeys, focusState, sizesOf } from './canvasKeys';
import { boxUnder, dropTarget, type DropTarget } from './dropTarget';
import { PictureButtons } from './PictureButtons';
import { DotNode } from './DotNode';
import { BlockNode, StateNode, type BoxNode } from './StateNode';
import { toLines, toNodes } from './toNodes';
import { idOf } from './toFlow';
import { useDrawing } from './useDrawing';
import { firstView, hasMore, isSameView } from './firstView';
import { reveal } from './reveal';
import { WayEdge, type WayLine } from './WayEdge';

const nodeTypes = { state: StateNode, block: BlockNode, dot: DotNode };
const edgeTypes = { way: WayEdge };

/** Fewer boxes than this are all in the page; of more, only those in sight. */
const fewBoxes = 120;

/** The picture of the definition, in which it is changed. */
export function Canvas({
  commands,
  trace,
  diagnostics,
  onOpen,
}: {
  commands: Commands;
  trace: Trace | undefined;
  diagnostics: readonly PlacedDiagnostic[];
  /** Opens the form of the selected state. */
  onOpen: () => void;
}) {
  const { designer } = commands;
  const definition = designer.definition.value ?? empty;
  const { drawing, placed, isBusy, error } = useDrawing(definition, designer.machine.value);
  const [flow, setFlow] = useState<ReactFlowInstance<BoxNode, WayLine>>();
  const [over, setOver] = useState<DropTarget>();
  const [focused, setFocused] = useState<string>();
  const frame = useRef<HTMLDivElement>(null);
  const places = useMemo(() => (placed === undefined ? [] : placesOf(placed)), [placed]);
  const isCut = placed !== undefined && frame.current !== null && hasMore(placed, frame.current);
  const selected = designer.state.value;
  const marked = designer.marked.value;
  const [block, way] = [commands.block.value, commands.way.value];
  const current = selected?.name ?? focused ?? places[0]?.name;

  const findings = useMemo(() => {
    const found = new Map<string, PlacedDiagnostic[]>();
    for (const one of diagnostics) {
      const path = stateAround(designer.document.peek(), one.from);
      if (path !== undefined) found.set(idOf(path), [...(found.get(idOf(path)) ?? []), one]);
    }
    return found;
  }, [diagnostics]);
  const nodes = useMemo(
    () =>
      toNodes(drawing, (box) => ({
        box,
        trace: box.kind === 'state' ? trace : undefined,
        isCurrent: box.kind === 'state' && box.state?.name === current,
        isSelected:
          box.kind === 'state'
            ? box.state?.name === selected?.name || marked.has(box.state?.name ?? '')
            : block !== undefined && box.id === idOf(block),
        isTarget: over?.id === box.id,
        findings: findings.get(box.kind === 'state' ? box.id : '') ?? none,
      })),
    [drawing, trace, current, selected?.name, marked, block, over?.id, findings],
  );
  const lines = useMemo(
    () =>
      toLines(drawing, (one) => ({
        way: one,
        trace,
        isChosen: way !== undefined && one.id === idOf(way),
        isTarget: over?.id === one.id,
      })),
    [drawing, trace, way, over?.id],
  );

  useEffect(() => {
    // React Flow makes it an application, in which screen readers pass on every key.
    frame.current?.querySelector('.react-flow')?.setAttribute('role', 'group');
    frame.current?.querySelector('.react-flow')?.setAttribute('aria-label', canvasHelp);
  }, [flow]);
  const hasView = useRef(false);
  const shownView = useRef<Viewport>(undefined);
  useEffect(() => {
    if (flow === undefined || placed === undefined || placed.nodes.length === 0) return;
    // The picture grows in sight, until the user has moved the view.
    const isOurs = isSameView(flow.getViewport(), shownView.current) && !hasMore(placed, frame.current!);
    if (hasView.current && !isOurs) return;
    hasView.current = true;
    shownView.current = firstView(placed, frame.current!);
    void flow.setViewport(shownView.current);
  }, [flow, placed]);
  const isReconnecting = useRef(false);
  const hadFocus = useRef(false);
  useEffect(() => {
    // The keyboard goes on from the selected state; the focused one may be gone.
    const { activeElement } = document;
    const isElsewhere = activeElement !== document.body && !frame.current!.contains(activeElement);
    if (!hadFocus.current || isElsewhere || current === undefined || activeElement === frame.current) return;
    if ((activeElement as SVGElement).dataset['state'] !== current) focusState(frame.current!, current);
  }, [drawing, current]);
  useEffect(() => {
    const place = places.find(({ name }) => name === selected?.name);
    if (flow !== undefined && place !== undefined && hasView.current)
      shownView.current = reveal(flow, place, frame.current!) ?? shownView.current;
  }, [flow, selected?.name, places]);

  if (error !== undefined) {
    return (
      <Notice title="No picture of this state machine" kind="error">
        <p>{error.message}</p>
        <p>The text and the list of states are there without it.</p>
      </Notice>
    );
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(undefined);
    const state = draggedState(event.dataTransfer, languageIn(designer));
    if (state !== undefined) commands.add(state.name, state.state, dropTarget(event.target, drawing).place);
    hadFocus.current = true;
  };
  const connected = (event: MouseEvent | TouchEvent, { fromNode, fromHandle }: FinalConnectionState): void => {
    // React Flow ends a reconnection as a connection, too.
    if (isReconnecting.current) return;
    const to = drawing && boxUnder(underPointer(event), drawing);
    const from = drawing?.boxes.find(({ id }) => id === fromNode?.id);
    if (from?.state === undefined || to === undefined) return;
    if (to.kind === 'state') commands.connect(from.path, to.path, fromHandle?.id === 'catch' ? 'catch' : 'next');
  };
  const reconnected = (event: MouseEvent | TouchEvent, line: WayLine): void => {
    isReconnecting.current = false;
    const to = drawing && boxUnder(underPointer(event), drawing);
    const { path, from } = line.data!.way;
    if (to === undefined) return;
    if (to.kind === 'dot' && to.id.startsWith('end') && path !== undefined) commands.disconnect(path);
    else if (to.kind !== 'state') return;
    else if (path !== undefined) commands.reconnect(path, to.path);
    else commands.connect(from!, to.path, 'next');
  };
  /** The keys of the canvas work after a click on what has no focus itself. */
  const focusGround = (choose: () => void): void => {
    choose();
    frame.current!.focus({ preventScroll: true });
  };
  return (
    <div
      class={over === undefined ? 'canvas' : 'canvas dropping'}
      tabIndex={-1}
      aria-busy={isBusy}
      ref={frame}
      onFocusIn={() => (hadFocus.current = true)}
      onFocusOut={({ relatedTarget }) => (hadFocus.current = relatedTarget === null && hadFocus.current)}
      onKeyDown={(event) =>
        canvasKeys(event, { commands, places, current, setFocused, onOpen, flow, frame: frame.current! })
      }
      onDragOver={(event) => {
        event.preventDefault();
        const target = dropTarget(event.target, drawing);
        if (target.id !== over?.id) setOver(target);
      }}
      onDragLeave={(event) => {
        if (!frame.current!.contains(event.relatedTarget as Node | null)) setOver(undefined);
      }}
      onDrop={drop}
    >
      <ArrowHeads />
      <ReactFlow<BoxNode, WayLine>
        nodes={nodes}
        edges={lines}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={setFlow}
        minZoom={0.02}
        maxZoom={3}
        panOnScroll
        zoomOnDoubleClick={false}
        nodesDraggable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        disableKeyboardA11y
        onlyRenderVisibleElements={nodes.length > fewBoxes}
        proOptions={{ hideAttribution: true }}
        connectOnClick={false}
        connectionRadius={0}
        reconnectRadius={12}
        edgesReconnectable
        onNodeClick={(event: MouseEvent, { data: { box } }) => {
          if (box.kind === 'block') focusGround(() => commands.chooseBlock(box.path));
          if (box.kind !== 'state') return;
          const isMore = event.ctrlKey || event.metaKey || event.shiftKey;
          const others = isMore ? [...marked, ...(selected === undefined ? [] : [selected.name]), box.state!.name] : [];
          commands.choose(box.path, others);
        }}
        onNodeDoubleClick={(_event, { data: { box } }) => box.kind === 'state' && onOpen()}
        onEdgeClick={(_event, { data }) => focusGround(() => commands.chooseWay(data!.way.path))}
        onPaneClick={() => focusGround(() => commands.choose(undefined))}
        onConnectEnd={connected}
        onReconnect={unused}
        onReconnectStart={() => (isReconnecting.current = true)}
        onReconnectEnd={(event, line) => reconnected(event, line)}
      >
        {isCut && <MiniMap pannable zoomable ariaLabel="Overview" nodeClassName={mapClass} />}
      </ReactFlow>
      {places.length === 0 && drawing !== undefined && (
        <p class="canvas-empty">Drag a state here, or choose one on the left and press Enter.</p>
      )}
      {designer.isOld.value && <p class="over">Of the last text that was correct.</p>}
      <SizeTools of="canvas" sizes={sizesOf(flow)} />
      <PictureButtons designer={designer} trace={trace} />
    </div>
  );
}

const empty: JsonObject = {};
const none: readonly PlacedDiagnostic[] = [];
const canvasHelp =
  'Canvas. Arrow keys go from state to state, Enter opens one, Delete removes it, F2 renames it, C connects it.';

/** Without it, the ends of ways cannot be dragged. */
const unused = (): void => undefined;

function mapClass({ type }: BoxNode): string {
  return `map-${type ?? ''}`;
}

function underPointer(event: MouseEvent | TouchEvent): Element | null {
  const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0]! : event;
  const found = document.elementsFromPoint(clientX, clientY);
  return found.find((element) => element.closest('.react-flow__node') !== null) ?? null;
}
