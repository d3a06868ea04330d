import { easeCubicInOut, easeCubicOut } from 'd3';
import type { Palette } from '../../theme/palette.ts';
import { STROKES, weightAt } from '../draw/threads.ts';
import { screenBox, type View } from '../draw/view.ts';
import type { Box } from '../picture/picture.ts';
import { boxOf } from '../picture/place.ts';
import type { Shown } from '../picture/shown.ts';
import type { Target } from '../picture/target.ts';
import type { Motion } from './motions.ts';
import type { Track } from './track.ts';
import { type Ends, wayBetween } from './way.ts';

/** A wait is drawn out to its object in so many milliseconds. */
const STRETCH = 220;

/** Where motions are drawn, of which picture and how. */
export interface Ground {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly shown: Shown;
  readonly view: View;
  /** Family of the letters. */
  readonly font: string;
  /** Nothing travels: what happens is marked where it is. */
  readonly calm: boolean;
}

/** Draws a motion as it is at `now`; tells what it has drawn on, in CSS pixels; null: nothing. */
export function drawMotion(ground: Ground, motion: Motion, ends: Ends, now: number): Box | null {
  const { shown, view } = ground;
  const share = Math.max(0, now - motion.since) / (motion.until - motion.since);
  const colour = ground.palette.kind[motion.of];
  if (motion.kind === 'wait') {
    const way = wayBetween(shown, view, ends);
    const grown = ground.calm ? 1 : easeCubicOut(Math.min(1, (now - motion.since) / STRETCH));
    return way === null ? null : drawWait(ground, way, Math.max(0, grown));
  }
  const way = motion.kind === 'pulse' ? null : wayBetween(shown, view, ends);
  if (way === null || ground.calm) return drawPulse(ground, ends.object, colour, share);
  const gone = easeCubicInOut(share);
  const at = way.at(motion.kind === 'to' ? gone : 1 - gone);
  return at === null ? null : drawMessage(ground, at, colour, motion.count);
}

/** A small disc; several that go together are a bigger one with their number. */
function drawMessage(
  { context, palette, view, font }: Ground,
  { x, y }: { x: number; y: number },
  colour: string,
  count: number,
): Box {
  const radius = weightAt(view.k) * (3.1 + Math.min(3, Math.log2(count)));
  context.globalAlpha = 1;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  // Apart from the thread that it runs along, whatever that one's colour.
  context.lineWidth = 1.5;
  context.strokeStyle = palette.surface;
  context.stroke();
  if (count < COUNTED || view.k < 0.5) return around(x, y, radius + 2);
  context.font = `600 11px ${font}`;
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  const words = `×${count}`;
  context.strokeText(words, x + radius + 3, y);
  context.fillStyle = palette.ink;
  context.fillText(words, x + radius + 3, y);
  const width = radius + 8 + context.measureText(words).width;
  return { x: x - radius - 3, y: y - 10, width: width + radius + 6, height: 20 };
}

const COUNTED = 4;

/** A ring that leaves the glyph and fades; where nothing is to move, one that stays for a moment. */
function drawPulse(
  { context, shown, view, calm }: Ground,
  target: Target,
  colour: string,
  share: number,
): Box {
  const box = screenBox(view, boxOf(shown, target));
  const grown = calm ? 3 : 2 + 9 * easeCubicOut(share);
  const ring = {
    x: box.x - grown,
    y: box.y - grown,
    width: box.width + 2 * grown,
    height: box.height + 2 * grown,
  };
  context.globalAlpha = calm ? 1 : 1 - easeCubicInOut(share);
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.beginPath();
  context.roundRect(ring.x, ring.y, ring.width, ring.height, 6 + grown);
  context.stroke();
  context.globalAlpha = 1;
  return { x: ring.x - 2, y: ring.y - 2, width: ring.width + 4, height: ring.height + 4 };
}

/** As the picture draws a wait, see `draw/threads.ts`. */
function drawWait({ context, palette, view }: Ground, way: Track, grown: number): Box {
  const from = way.at(0) ?? { x: 0, y: 0 };
  const to = way.at(grown) ?? from;
  context.globalAlpha = 1;
  context.lineWidth = STROKES.waiting.width * weightAt(view.k);
  context.strokeStyle = palette.caution;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  const margin = context.lineWidth + 1;
  return {
    x: Math.min(from.x, to.x) - margin,
    y: Math.min(from.y, to.y) - margin,
    width: Math.abs(to.x - from.x) + 2 * margin,
    height: Math.abs(to.y - from.y) + 2 * margin,
  };
}

function around(x: number, y: number, reach: number): Box {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}
