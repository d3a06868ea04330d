/**
 * Sizes in the picture's own units: one is one CSS pixel at zoom 1, the zoom at
 * which every text has its natural size. Layout and drawing share them.
 */

/** What is packed stands on a grid of this many units. */
export const MODULE = 12;

export const ROOM = {
  /** Between a wall and what is inside. */
  pad: 18,
  /** The door-plate: two lines of text. */
  plate: 52,
  /**
   * Of a room that others are in, at least this share of its longer side: one sees
   * all of it only from afar, and is to read its name from there too.
   */
  plateShare: 0.024,
  highestPlate: 190,
  /** One more line below it, where there is something to explain, by height of the plate. */
  note: 0.38,
  /** Between two rooms, and between a room and a block. */
  gap: 24,
  leastWidth: 204,
  radius: 10,
} as const;

/** A process with its name to the left. */
export const PROCESS = { radius: 7, row: 26 } as const;

/** An object with two lines of text to the right. */
export const OBJECT = { width: 30, height: 24, row: 42 } as const;

/** Space between a glyph and its label, and between columns of a panel. */
export const LABEL_GAP = 9;
export const COLUMN_GAP = 16;

/** Many nodes on little ground: they keep their glyphs and lose their labels' places. */
export const DENSE = { processes: 160, objects: 90, processRow: 17, objectRow: 32 } as const;

/** A process without threads. */
export const DOT = { radius: 3, pitch: 10 } as const;

/** The same where there are few: each with its name to the right. */
export const ROSTER = { radius: 4.5, row: 22, most: 12 } as const;

/** A closed group: a plate with its caption. */
export const GROUP = {
  height: 30,
  pad: 10,
  /** For the sign that says whether it is open. */
  aside: 14,
} as const;

/** The line above a group that says what and how many. */
export const CAPTION = 20;

export const TEXT = {
  /** A room's name. */
  title: 15,
  /** The rest of a door-plate. */
  plate: 12.5,
  /** A node's name and what is said of it. */
  name: 13,
  detail: 11.5,
  caption: 12,
  /** Labels of nodes that have no place for one: readable only close up. */
  tiny: 2.6,
} as const;
