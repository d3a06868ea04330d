import type { Palette } from '../../theme/palette.ts';
import type { Lettering } from './lettering.ts';

/** A canvas of the page or of a worker, or what writes SVG in its stead. */
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What every drawing function needs: where to draw, in which colours and letters. */
export interface Brush {
  readonly context: Context;
  readonly palette: Palette;
  readonly lettering: Lettering;
}
