import type { Json } from '../../../util/json';

/** Whether an item of a list passes a filter; `document` is what `$` means inside the filter. */
export type Filter = (item: Json, document: Json) => boolean;

/** One step of a path. The kinds are those of Jayway JsonPath 2.0, the dialect that Step Functions uses. */
export type Segment =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'fromEnd'; readonly offset: number }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'descent' }
  | { readonly kind: 'filter'; readonly accept: Filter };

/** Whether a path of these segments leads to at most one place. */
export function areDefinite(segments: readonly Segment[]): boolean {
  return segments.every(({ kind }) => ['member', 'members', 'index', 'fromEnd'].includes(kind));
}

/** A segment in the bracket form used in error messages: `['name']`, `[0]`, `[?]`. */
export function segmentText(segment: Segment): string {
  switch (segment.kind) {
    case 'member':
      return `['${segment.name}']`;
    case 'members':
      return `[${segment.names.map((name) => `'${name}'`).join(', ')}]`;
    case 'index':
      return `[${segment.index}]`;
    case 'fromEnd':
      return `[@.size()${segment.offset}]`;
    case 'indexes':
      return `[${segment.indexes.join(',')}]`;
    case 'slice':
      return `[${segment.from ?? ''}:${segment.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'descent':
      return '..';
    case 'filter':
      return '[?]';
  }
}

export function segmentsText(segments: readonly Segment[]): string {
  return segments.map(segmentText).join('');
}
