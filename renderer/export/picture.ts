import type { Stage } from '../graph/stage.ts';
import { SvgWriter } from './svg/context.ts';

/** What is seen of the picture, drawn `scale` times as fine. Fails where that is too large. */
export async function pngOf(stage: Stage, scale: number): Promise<Uint8Array> {
  const { width, height } = stage.framed;
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('it is too large to be drawn');
  context.scale(scale, scale);
  stage.drawOn(context, scale);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** The same as SVG, its texts texts. */
export function svgOf(stage: Stage, title: string): Uint8Array {
  const { width, height } = stage.framed;
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('this window cannot measure texts');
  const writer = new SvgWriter(width, height, (font, text) => {
    context.font = font;
    return context.measureText(text).width;
  });
  stage.drawOn(writer.context, 1);
  return new TextEncoder().encode(writer.document(title));
}
