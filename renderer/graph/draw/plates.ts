import { PLACE_FIELDS } from '../layout/contract.ts';
import { ROOM, TEXT } from '../layout/measures.ts';
import type { Box } from '../picture/picture.ts';
import { plateOf, roomBox } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import { type Room, shortSubtitle } from '../scene/scene.ts';
import type { Brush } from './brush.ts';
import { groundOf, isCrossed, layGround } from './ground.ts';
import type { Face, Lettering } from './lettering.ts';
import { roomSign, roomSignSize } from './room-signs.ts';
import { PLAIN_TYPE, within } from './type-size.ts';
import type { View } from './view.ts';
import { screenBox } from './view.ts';

/** Texts on door-plates stay between these sizes, in CSS pixels, whatever the zoom. */
const TITLE = { least: 11, most: 64 } as const;
const LINE = { least: 10.5, most: 54 } as const;
/** A room smaller than this on screen has no plate. */
const LEAST = { width: 46, height: 22 } as const;
/** What a line of text needs, by the size of its letters: large ones are read with less between. */
const LEADING = { plain: 1.45, large: 1.25 } as const;

/** One door-plate, where it is to be drawn. */
export interface Plate {
  readonly room: Room;
  /** The room on screen. */
  readonly box: Box;
  /** Height that the layout left for it, in CSS pixels. */
  readonly height: number;
  /** Rooms inside it on screen: the plate covers none of them. Asked for only where it could. */
  readonly nested: () => readonly Box[];
  readonly floor: string;
  /** Threads may run through its texts. */
  readonly crossed: boolean;
  /** Width that a sign at its right end takes. */
  readonly sign: number;
}

/** The door-plates: what each room is, and what is in it. */
export function drawPlates(brush: Brush, shown: Shown, view: View, rooms: readonly number[]): void {
  const { context } = brush;
  for (const place of rooms) {
    if (outOfSight(brush, shown, view, place)) continue;
    const presence = shown.roomPresence?.[place] ?? 1;
    if (presence < 1) context.globalAlpha = presence;
    const plate = plateAt(brush, shown, view, place);
    if (plate) drawPlate(brush, plate);
    if (presence < 1) context.globalAlpha = 1;
  }
}

/** Of a large room it is mostly something else that is in sight. */
function outOfSight({ lettering }: Brush, shown: Shown, view: View, place: number): boolean {
  const room = shown.picture.scene.rooms[place];
  const top = (shown.rooms[place * PLACE_FIELDS + 1] ?? 0) * view.k + view.y;
  const height = plateOf(shown.picture, place) * view.k;
  const title = room ? titleSize(lettering, room, height) : 0;
  return top > view.height || top + Math.max(height, title * BAND) < 0;
}

/** Height of what is behind a title that has no place of its own, by the size of its letters. */
const BAND = 1.5;

/** Of the letters, on a plate of that height in CSS pixels. */
function titleSize({ type }: Lettering, room: Room, height: number): number {
  return within(type, (TEXT.title * height) / (ROOM.plate * linesOf(room)), TITLE);
}

/** Height of a plate, by that of one without a note. */
function linesOf({ note }: Room): number {
  return note ? 1 + ROOM.note : 1;
}

export function plateAt(
  { palette }: Pick<Brush, 'palette'>,
  shown: Shown,
  view: View,
  place: number,
): Plate | null {
  const { scene, index } = shown.picture;
  const room = scene.rooms[place];
  if (!room) return null;
  const depth = index.depth[place] ?? 0;
  return {
    room,
    box: screenBox(view, roomBox(shown.rooms, place)),
    height: plateOf(shown.picture, place) * view.k,
    nested: () =>
      (index.nested[place] ?? []).map((inner) => screenBox(view, roomBox(shown.rooms, inner))),
    floor: groundOf(palette, room, depth),
    crossed: isCrossed(shown.picture),
    sign: roomSign(scene, place, view.k) === null ? 0 : roomSignSize(view.k) * 3.4,
  };
}

export function drawPlate(brush: Brush, plate: Plate): void {
  const { room, box, height, nested, floor, sign } = plate;
  const { context, palette, lettering } = brush;
  const larger = lettering.type.least / PLAIN_TYPE.least;
  if (box.width < LEAST.width * larger || box.height < LEAST.height * larger) return;
  const lines = linesOf(room);
  const scale = height / (ROOM.plate * lines);
  const title = titleSize(lettering, room, height);
  const line = within(lettering.type, TEXT.plate * scale, LINE);
  const leading = lettering.type.scale > 1 ? LEADING.large : LEADING.plain;
  const spare = spareFor(room) * lettering.type.scale;
  const twoLines = height / lines >= title + line * leading + spare;
  const covers = !twoLines && height < title * 1.3;
  const pad = Math.min(ROOM.pad * scale, box.width * 0.1);
  const left = box.x + pad;
  const band = covers ? title * BAND : height;
  const right = Math.min(
    box.x + box.width - sign,
    covers ? freeUpTo(nested(), box, band) : Number.POSITIVE_INFINITY,
  );
  const width = right - pad - left;
  if (width < LEAST.width * larger - 2 * pad) return;
  if (covers) {
    context.fillStyle = floor;
    context.globalAlpha *= 0.86;
    context.fillRect(box.x + 2, box.y + 2, right - box.x - 4, band - 2);
    context.globalAlpha /= 0.86;
  }
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  const rest = twoLines ? (height / lines - title - line * leading) * 0.56 : 0;
  const first = twoLines ? box.y + rest + title * 0.9 : box.y + band / 2 + title * 0.36;
  const name = lettering.fit(context, 'bold', room.title, title, width);
  const write = (face: Face, text: string, x: number, y: number, size: number) => {
    const width = plate.crossed ? lettering.width(context, face, text, size) : 0;
    if (width > 0) layGround(context, floor, { x, y, width, size });
    context.font = lettering.font(face, size);
    context.fillText(text, x, y);
  };
  context.fillStyle = palette.ink;
  write('bold', name, left, first, title);
  const used = lettering.width(context, 'bold', name, title) + title * 0.65;
  const fits = (text: string) => lettering.width(context, 'sans', text, line) <= width - used;
  const beside = (twoLines ? [room.subtitle, shortSubtitle(room)] : [room.counts]).find(fits);
  context.fillStyle = palette.inkFaint;
  if (beside) write('sans', beside, left + used, first, line);
  if (!twoLines) return;
  context.fillStyle = palette.inkSoft;
  const below = room.note ? [room.counts, room.note] : [room.counts];
  below.forEach((text, place) => {
    const shown = lettering.fit(context, 'sans', text, line, width);
    write('sans', shown, left, first + (place + 1) * line * leading, line);
  });
}

/** What lines of text need beside themselves: clear of a double wall, and of what is below. */
function spareFor({ kind, note }: Room): number {
  return 4 + (kind === 'initial' ? 6 : 0) + (note === null ? 0 : 5);
}

/** Where the first room begins that reaches up into the uppermost `band` of this one. */
function freeUpTo(nested: readonly Box[], box: Box, band: number): number {
  let right = box.x + box.width;
  for (const { x, y } of nested) if (y < box.y + band) right = Math.min(right, x);
  return right;
}
