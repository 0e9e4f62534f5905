/** Some of so many, by how many-th they are. */
export interface Selection {
  readonly size: number;
  has(nth: number): boolean;
  /** The first one in it at a place or after it; -1 where there is none. */
  next(from: number): number;
}

/** A bit for each: a hundred thousand take 12 kB, and those that are out are passed by 32 at a time. */
export class Bits implements Selection {
  private readonly words: Uint32Array;
  constructor(readonly size: number) {
    this.words = new Uint32Array((size + 31) >>> 5);
  }
  add(nth: number): void {
    this.words[nth >>> 5]! |= 1 << (nth & 31);
  }
  has(nth: number): boolean {
    return (this.words[nth >>> 5]! & (1 << (nth & 31))) !== 0;
  }
  next(from: number): number {
    let word = from >>> 5;
    if (word >= this.words.length) return -1;
    let left = this.words[word]! & (-1 << (from & 31));
    while (left === 0) {
      word += 1;
      if (word >= this.words.length) return -1;
      left = this.words[word]!;
    }
    // The lowest bit that is set.
    return word * 32 + 31 - Math.clz32(left & -left);
  }
}

/** All of them. */
export const all = (size: number): Selection => ({
  size,
  has: (nth) => nth < size,
  next: (from) => (from < size ? from : -1),
});

/** Those of a list that fit, by their places in it. */
export function selected(size: number, fits: (place: number) => boolean): Selection {
  const bits = new Bits(size);
  for (let place = 0; place < size; place += 1) if (fits(place)) bits.add(place);
  return bits;
}
