import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows beyond the visible ones, so that quick scrolling shows no gaps. */
const spare = 12;

/**
 * A list of rows of equal height. Only the visible ones are in the page: ten thousand cost as much as thirty.
 * `focus`: the row to scroll into view.
 */
export function VirtualRows({
  count,
  rowHeight,
  row,
  label,
  focus,
}: {
  count: number;
  rowHeight: number;
  row: (index: number) => ComponentChildren;
  label: string;
  focus?: number | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const look = (): void => {
    // An element that is no longer in the page has no size.
    if (box.current === null) return;
    const { scrollTop, clientHeight } = box.current;
    setView((before) =>
      before.top === scrollTop && before.height === clientHeight ? before : { top: scrollTop, height: clientHeight },
    );
  };
  useEffect(() => {
    if (box.current === null) return undefined;
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (focus === undefined || focus < 0 || box.current === null) return;
    const { scrollTop, clientHeight } = box.current;
    const top = focus * rowHeight;
    if (top < scrollTop || top + rowHeight > scrollTop + clientHeight) box.current.scrollTop = top - clientHeight / 3;
  }, [focus]);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + spare);
  return (
    <div class="rows" ref={box} onScroll={look} role="rowgroup" aria-label={label} tabIndex={0}>
      <div class="rows-space" style={{ height: `${count * rowHeight}px` }}>
        <div class="rows-shown" style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {Array.from({ length: Math.max(0, last - first) }, (_none, index) => row(first + index))}
        </div>
      </div>
    </div>
  );
}
