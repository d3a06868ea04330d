/** A rectangle that wants a place on a floor. All lengths are in cells. */
export interface Item {
  readonly key: number;
  readonly width: number;
  readonly height: number;
  /** How many nodes would move with it: where two are in each other's way, the heavier stays. */
  readonly weight: number;
  /** From scratch it goes below everything that is not last. */
  readonly last: boolean;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What the floor is to look like from outside. */
export interface Shape {
  /** Width by height, walls and all. */
  readonly aspect: number;
  readonly leastWidth: number;
  /** Cells that walls and door-plate add to the floor. */
  readonly frameWidth: number;
  readonly frameHeight: number;
}

export interface Packing {
  readonly spots: ReadonlyMap<number, Spot>;
  readonly width: number;
  readonly height: number;
}
