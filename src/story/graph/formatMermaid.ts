import { withoutControls } from '../../util/withoutControls';
import type { GraphBlock, GraphEdge, GraphNode } from './buildGraph';
import { shorten, timesOf } from './labels';
import { edgeKey, type Trace } from './Trace';

const longestLabel = 60;

const classes = [
  'classDef succeeded fill:#d7f5dd,stroke:#1a7f37',
  'classDef caught fill:#fff3cd,stroke:#9a6700',
  'classDef failed fill:#ffd8d3,stroke:#cf222e',
  'classDef aborted fill:#eaeef2,stroke:#57606a',
  'classDef open fill:#ddf4ff,stroke:#0969da',
  'classDef partly fill:#fff3cd,stroke:#9a6700,stroke-dasharray:4 3',
  'classDef missed fill:#fff,stroke:#cf222e,stroke-width:2px,stroke-dasharray:4 3',
];

/**
 * A state machine as Mermaid text, which GitHub, GitLab and many editors draw. An execution colours the states that it
 * entered and thickens the edges that it took.
 */
export function formatMermaid(block: GraphBlock, trace?: Trace): string {
  const writer = new MermaidWriter(trace);
  writer.machine(block);
  return writer.text();
}

class MermaidWriter {
  private readonly lines: string[] = ['flowchart TD'];
  private readonly ids = new Map<string, string>();
  private readonly taken: number[] = [];
  private edges = 0;

  constructor(private readonly trace: Trace | undefined) {}

  text(): string {
    if (this.trace !== undefined) {
      this.lines.push(...classes.map((line) => `  ${line}`), ...this.classLines());
      if (this.taken.length > 0) this.lines.push(`  linkStyle ${this.taken.join(',')} stroke:#1a7f37,stroke-width:3px`);
    }
    return `${this.lines.join('\n')}\n`;
  }

  machine(block: GraphBlock): void {
    this.lines.push('  start(("Start"))');
    this.nodes(block, '  ');
    const ends = block.nodes.filter(({ ends: end, type }) => end && type !== 'Fail');
    if (ends.length > 0) this.lines.push('  finish(("End"))');
    if (block.start !== undefined && this.ids.has(block.start)) {
      const first = this.trace?.states.get(block.start)?.outcome ?? 'missed';
      this.edge('start', '-->', block.start, undefined, first !== 'missed');
    }
    this.ways(block);
    for (const { name } of ends) {
      const outcome = this.trace?.states.get(name)?.outcome;
      this.line(`${this.ids.get(name)!} --> finish`, outcome === 'succeeded');
    }
  }

  private nodes({ nodes }: GraphBlock, indent: string): void {
    for (const node of nodes) {
      const id = `s${this.ids.size + 1}`;
      this.ids.set(node.name, id);
      if (node.blocks.length === 0) this.lines.push(`${indent}${id}${shapeOf(node, this.labelOf(node))}`);
      else this.composite(node, id, indent);
    }
  }

  private composite(node: GraphNode, id: string, indent: string): void {
    this.lines.push(`${indent}subgraph ${id}["${this.labelOf(node)}"]`);
    node.blocks.forEach((block, index) => {
      const inner = node.blocks.length > 1 ? `${indent}  ` : indent;
      if (node.blocks.length > 1) this.lines.push(`${inner}subgraph ${id}b${index}["branch ${index}"]`);
      this.nodes(block, `${inner}  `);
      if (node.blocks.length > 1) this.lines.push(`${inner}end`);
    });
    this.lines.push(`${indent}end`);
  }

  /** Edges are written after all states, so that each is drawn in its own block. */
  private ways(block: GraphBlock): void {
    for (const edge of block.edges) {
      const taken = this.trace?.edges.has(edgeKey(edge.from, edge.to, edge.kind === 'catch')) === true;
      this.edge(this.ids.get(edge.from)!, edge.kind === 'catch' ? '-.->' : '-->', edge.to, edge, taken);
    }
    for (const { blocks } of block.nodes) for (const inner of blocks) this.ways(inner);
  }

  private edge(from: string, arrow: string, to: string, edge: GraphEdge | undefined, taken: boolean): void {
    const label = edge?.label === undefined ? '' : `|"${quoted(shorten(edge.label, longestLabel))}"|`;
    this.line(`${from} ${arrow}${label} ${this.ids.get(to)!}`, taken);
  }

  private line(text: string, taken: boolean): void {
    this.lines.push(`  ${text}`);
    if (taken) this.taken.push(this.edges);
    this.edges += 1;
  }

  private labelOf({ name, note }: GraphNode): string {
    const times = timesOf(this.trace?.states.get(name));
    const title = `${name}${times === '' ? '' : ` ${times}`}`;
    return note === undefined ? quoted(title) : `${quoted(title)}<br/>${quoted(shorten(note, longestLabel))}`;
  }

  private classLines(): string[] {
    return [...this.trace!.states].flatMap(([name, { outcome }]) => {
      const id = this.ids.get(name);
      return id === undefined ? [] : [`  class ${id} ${outcome}`];
    });
  }
}

/** Each type of state has its own shape; the others are boxes. */
const shapes: Readonly<Partial<Record<GraphNode['type'], readonly [string, string]>>> = {
  Choice: ['{"', '"}'],
  Wait: ['(["', '"])'],
  Succeed: ['(("', '"))'],
  Fail: ['{{"', '"}}'],
};

function shapeOf({ type }: GraphNode, label: string): string {
  const [open, close] = shapes[type] ?? ['["', '"]'];
  return open + label + close;
}

/** Between double quotes Mermaid reads `#name;` and HTML. */
function quoted(text: string): string {
  return withoutControls(text).replace(/[#"<>&`\\]/g, (char) => `#${char.charCodeAt(0)};`);
}
