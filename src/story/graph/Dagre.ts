/** What is used of @dagrejs/dagre, whose own types are those of an ES module. */
export interface Dagre {
  readonly Graph: new (options: { multigraph: boolean }) => DagreGraph;
  layout(graph: DagreGraph): void;
}

export interface DagreGraph {
  setGraph(label: object): void;
  setNode(name: string, size: { width: number; height: number }): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  nodes(): readonly string[];
  /** After the layout: `x` and `y` are the middle. */
  node(name: string): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  edge(
    from: string,
    to: string,
    name: string,
  ): {
    readonly points: readonly { readonly x: number; readonly y: number }[];
    readonly x?: number;
    readonly y?: number;
  };
  graph(): { readonly width?: number; readonly height?: number };
}
