import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Point } from '../../../../story/graph/layoutBlock';
import { machineOf } from '../model/placeNow';
import { dropTarget, type DropTarget, type Picture } from './dropTarget';
import type { FlowDrawing } from './toFlow';

/** What something that is dragged over the canvas would be dropped on. */
export function useDragTarget(
  frame: RefObject<HTMLElement | null>,
  picture: Picture | undefined,
  drawing: FlowDrawing | undefined,
): {
  over: DropTarget | undefined;
  /** The id of what is lit. Nothing is that the pointer was over in an older picture. */
  target: string | undefined;
  aim: (event: DragEvent) => void;
  end: () => void;
} {
  const [over, setOver] = useState<DropTarget & { readonly point: Point }>();
  const end = (): void => setOver(undefined);
  useEffect(() => {
    // It may end elsewhere, or the element under it may be gone from the page, and with it its events.
    const moved = ({ target }: DragEvent): void => {
      if (frame.current?.contains(target as Node | null) !== true) end();
    };
    document.addEventListener('dragover', moved);
    document.addEventListener('dragend', end);
    return () => {
      document.removeEventListener('dragover', moved);
      document.removeEventListener('dragend', end);
    };
  }, []);
  const aim = (event: DragEvent): void => {
    event.preventDefault();
    const { clientX: x, clientY: y, target } = event;
    // A picture that comes under a pointer at rest does not change what the author has aimed at.
    if (over?.point.x === x && over.point.y === y) return;
    setOver({ ...dropTarget(target, picture), point: { x, y } });
  };
  const isLit = over?.block !== undefined && machineOf(over.block) === drawing?.machine;
  return { over, target: isLit ? over.id : undefined, aim, end };
}
