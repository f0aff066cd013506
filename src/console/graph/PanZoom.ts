import { signal } from '@preact/signals';

const least = 0.05;
const most = 3;
const step = 1.25;
const margin = 16;
/** Below this scale, names are unreadable. */
const readable = 0.6;

/** On which sides there is more of the drawing than the frame shows. */
export type Side = 'above' | 'below' | 'left' | 'right';

/** Less overflow than this is only a margin. */
const tolerance = 6;
const pageShare = 0.7;

/**
 * Moves and scales a drawing in its frame: dragged, by the wheel, by keys. The drawing is moved as a whole by a
 * transform, so that its size does not matter.
 */
export class PanZoom {
  private x = 0;
  private y = 0;
  private scale = 1;
  private frame: HTMLElement | undefined;
  private content: SVGSVGElement | HTMLElement | undefined;
  private size = { width: 1, height: 1 };
  private startX = 0;
  private drag: { id: number; x: number; y: number } | undefined;
  /** Whether the user has moved it. If so, it stays there. */
  private moved = false;
  private readonly touches = new Map<number, { x: number; y: number }>();

  readonly more = signal<readonly Side[]>([]);

  attach(frame: HTMLElement, content: SVGSVGElement | HTMLElement): () => void {
    this.frame = frame;
    this.content = content;
    const off = new AbortController();
    const options = { signal: off.signal };
    frame.addEventListener('wheel', this.onWheel, { ...options, passive: false });
    frame.addEventListener('pointerdown', this.onDown, options);
    frame.addEventListener('pointermove', this.onMove, options);
    frame.addEventListener('pointerup', this.onUp, options);
    frame.addEventListener('pointercancel', this.onUp, options);
    const observer = new ResizeObserver(() => {
      if (!this.moved) this.fit(this.size);
    });
    observer.observe(frame);
    return () => {
      off.abort();
      observer.disconnect();
    };
  }

  /**
   * Shows all of a drawing of this size, not enlarged. If that would be unreadable, shows its beginning: the upper
   * edge, around `startX`.
   */
  fit(size: { width: number; height: number }, startX = this.startX): void {
    this.size = size;
    this.startX = startX;
    if (this.frame === undefined) return;
    this.moved = false;
    const { clientWidth, clientHeight } = this.frame;
    const all = Math.min(1, (clientWidth - margin) / size.width, (clientHeight - margin) / size.height);
    this.scale = Math.max(all, readable);
    const wide = size.width * this.scale;
    const [least, most] = [clientWidth - wide - margin / 2, margin / 2];
    this.x = least > most ? (clientWidth - wide) / 2 : clamp(clientWidth / 2 - startX * this.scale, least, most);
    this.y = all < this.scale ? margin / 2 : (clientHeight - size.height * this.scale) / 2;
    this.show();
  }

  /** Shows all of it, however small. */
  overview(): void {
    if (this.frame === undefined) return;
    const { clientWidth, clientHeight } = this.frame;
    this.scale = Math.max(
      least / 4,
      Math.min(1, (clientWidth - margin) / this.size.width, (clientHeight - margin) / this.size.height),
    );
    this.x = (clientWidth - this.size.width * this.scale) / 2;
    this.y = (clientHeight - this.size.height * this.scale) / 2;
    this.show();
  }

  zoom(by: 1 | -1): void {
    if (this.frame === undefined) return;
    const { clientWidth, clientHeight } = this.frame;
    this.zoomAt(by > 0 ? step : 1 / step, clientWidth / 2, clientHeight / 2);
  }

  /** Scrolls a point of the drawing into view. */
  reveal(x: number, y: number): void {
    if (this.frame === undefined) return;
    const { clientWidth, clientHeight } = this.frame;
    const [left, top] = [this.x + x * this.scale, this.y + y * this.scale];
    const edge = 40;
    if (left < edge || left > clientWidth - edge) this.x = clientWidth / 2 - x * this.scale;
    if (top < edge || top > clientHeight - edge) this.y = clientHeight / 2 - y * this.scale;
    this.show();
  }

  pan(x: number, y: number): void {
    this.moved = true;
    this.x += x;
    this.y += y;
    this.show();
  }

  /** Moves the view towards one side. */
  page(side: Side): void {
    const { clientWidth, clientHeight } = this.frame!;
    const [right, down] = {
      above: [0, clientHeight * pageShare],
      below: [0, -clientHeight * pageShare],
      left: [clientWidth * pageShare, 0],
      right: [-clientWidth * pageShare, 0],
    }[side] as [number, number];
    this.pan(right, down);
  }

  private zoomAt(factor: number, x: number, y: number): void {
    this.moved = true;
    const scale = Math.min(most, Math.max(least / 4, this.scale * factor));
    const real = scale / this.scale;
    this.x = x - (x - this.x) * real;
    this.y = y - (y - this.y) * real;
    this.scale = scale;
    this.show();
  }

  private show(): void {
    if (this.content === undefined || this.frame === undefined) return;
    this.tellMore(this.frame);
    this.content.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  private tellMore({ clientWidth, clientHeight }: HTMLElement): void {
    const { x, y, scale, size } = this;
    const isOut: Readonly<Record<Side, boolean>> = {
      above: y < -tolerance,
      below: y + size.height * scale > clientHeight + tolerance,
      left: x < -tolerance,
      right: x + size.width * scale > clientWidth + tolerance,
    };
    const more = (Object.keys(isOut) as Side[]).filter((side) => isOut[side]);
    // This runs for each frame of a movement. An unchanged value renders nothing.
    if (more.join() !== this.more.peek().join()) this.more.value = more;
  }

  private readonly onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { left, top } = this.frame!.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) {
      this.zoomAt(Math.exp(-event.deltaY / 200), event.clientX - left, event.clientY - top);
    } else this.pan(-event.deltaX, -event.deltaY);
  };

  private readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.drag = { id: event.pointerId, x: event.clientX, y: event.clientY };
  };

  private readonly onMove = (event: PointerEvent): void => {
    const before = this.touches.get(event.pointerId);
    if (before === undefined || this.drag === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.touches].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const { left, top } = this.frame!.getBoundingClientRect();
      const [was, is] = [distance(before, other), distance(now, other)];
      if (was > 0) this.zoomAt(is / was, (now.x + other.x) / 2 - left, (now.y + other.y) / 2 - top);
    } else if (Math.hypot(now.x - this.drag.x, now.y - this.drag.y) > 3 || this.frame!.classList.contains('dragged')) {
      this.frame!.classList.add('dragged');
      this.frame!.setPointerCapture(event.pointerId);
      this.pan(now.x - before.x, now.y - before.y);
    } else return;
    this.touches.set(event.pointerId, now);
  };

  private readonly onUp = (event: PointerEvent): void => {
    this.touches.delete(event.pointerId);
    this.drag = undefined;
    this.frame!.classList.remove('dragged');
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
