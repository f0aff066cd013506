import { MiniMap, ReactFlow, type Viewport } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StateFailures } from '../../../../insight/coverage/failuresOf.view';
import type { Point } from '../../../../story/graph/layoutBlock';
import type { Trace } from '../../../../story/graph/Trace';
import type { JsonObject } from '../../../../util/json';
import { ArrowHeads } from '../../../graph/ArrowHeads';
import { placesOf } from '../../../graph/moveFocus';
import { SizeTools } from '../../../graph/SizeTools';
import { Notice } from '../../../parts/Notice';
import type { PlacedDiagnostic } from '../../../model/placeDiagnostics';
import { stateAround } from '../model/stateAround';
import type { Commands } from '../model/Commands';
import { machineOf } from '../model/placeNow';
import { canvasKeys, focusState, sizesOf } from './canvasKeys';
import { dropTarget, type DropTarget, type Picture } from './dropTarget';
import { PointerGestures, type Connection } from './PointerGestures';
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
  failed,
  diagnostics,
  onOpen,
}: {
  commands: Commands;
  trace: Trace | undefined;
  /** What failed in executions. */
  failed: readonly StateFailures[];
  diagnostics: readonly PlacedDiagnostic[];
  /** Opens the form of the selected state. */
  onOpen: () => void;
}) {
  const { designer } = commands;
  const definition = designer.definition.value ?? empty;
  const { drawing, placed, isBusy, error } = useDrawing(definition, designer.machine.value);
  const [flow, setFlow] = useState<Picture>();
  const [over, setOver] = useState<DropTarget & { readonly point: Point }>();
  const [focused, setFocused] = useState<string>();
  const frame = useRef<HTMLDivElement>(null);
  const places = useMemo(() => (placed === undefined ? [] : placesOf(placed)), [placed]);
  const isCut = placed !== undefined && frame.current !== null && hasMore(placed, frame.current);
  const selected = designer.state.value;
  const marked = designer.marked.value;
  const [block, way] = [commands.block.value, commands.way.value];
  // Nothing is lit that the pointer was over in an older picture.
  const isOver = over?.block !== undefined && machineOf(over.block) === drawing?.machine;
  const target = isOver ? over.id : undefined;
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
        isTarget: target === box.id,
        failure: failed.find(({ state }) => box.kind === 'state' && state === box.state?.name),
        findings: findings.get(box.kind === 'state' ? box.id : '') ?? none,
      })),
    [drawing, trace, current, selected?.name, marked, block, target, failed, findings],
  );
  const lines = useMemo(
    () =>
      toLines(drawing, (one) => ({
        way: one,
        trace,
        isChosen: way !== undefined && one.id === idOf(way),
        isTarget: target === one.id,
      })),
    [drawing, trace, way, target],
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
  const gestures = useMemo(() => new PointerGestures(commands), [commands]);
  useEffect(() => {
    // What was dragged may end elsewhere, or the element under it may be gone from the page, and with it its events.
    const moved = ({ target }: DragEvent): void => {
      if (frame.current?.contains(target as Node | null) !== true) setOver(undefined);
    };
    const ended = (): void => setOver(undefined);
    document.addEventListener('dragover', moved);
    document.addEventListener('dragend', ended);
    return () => {
      document.removeEventListener('dragover', moved);
      document.removeEventListener('dragend', ended);
    };
  }, []);
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
  const aim = (event: DragEvent): void => {
    event.preventDefault();
    // A picture that comes under a pointer at rest does not change what the author has aimed at.
    if (over !== undefined && isAt(over.point, event)) return;
    setOver({ ...dropTarget(event.target, flow), point: { x: event.clientX, y: event.clientY } });
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
      onDragEnter={aim}
      onDragOver={aim}
      onDragLeave={(event) => {
        if (!frame.current!.contains(event.relatedTarget as Node | null)) setOver(undefined);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(undefined);
        gestures.drop(event.dataTransfer, over ?? dropTarget(event.target, flow));
        hadFocus.current = true;
      }}
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
          if (box.kind === 'block') focusGround(() => gestures.click(box, false));
          if (box.kind === 'state') gestures.click(box, event.ctrlKey || event.metaKey || event.shiftKey);
        }}
        onNodeDoubleClick={(_event, { data: { box } }) => box.kind === 'state' && onOpen()}
        onEdgeClick={(_event, { data }) => focusGround(() => gestures.clickWay(data!.way))}
        onPaneClick={() => focusGround(() => commands.choose(undefined))}
        onConnectEnd={(event, made) => gestures.connected(event, made as Connection, flow)}
        onReconnect={unused}
        onReconnectStart={() => gestures.reconnects()}
        onReconnectEnd={(event, line) => gestures.reconnected(event, line, flow)}
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

function isAt({ x, y }: Point, { clientX, clientY }: MouseEvent): boolean {
  return x === clientX && y === clientY;
}

/** Without it, the ends of ways cannot be dragged. */
const unused = (): void => undefined;

function mapClass({ type }: BoxNode): string {
  return `map-${type ?? ''}`;
}
