interface Connection {
  readonly nodes: readonly unknown[];
}

/** A connection with its next page behind it, for `updateQuery` of `fetchMore`. */
export const joined = <C extends Connection>(seen: C, next: C): C => ({ ...next, nodes: [...seen.nodes, ...next.nodes] });
