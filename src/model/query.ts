/** Placeholder: the shape grows with the understanding. */
export interface Query {
  readonly act: string;
}
