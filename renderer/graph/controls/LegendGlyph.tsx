import { useEffect, useRef } from 'react';
import { usePalette } from '../../theme/usePalette.ts';
import type { Brush } from '../draw/brush.ts';
import { Lettering } from '../draw/lettering.ts';

const WIDTH = 26;
const HEIGHT = 22;
const LETTERING = new Lettering('sans-serif', 'monospace');

/** A small drawing by the functions that draw the picture. */
export function LegendGlyph({ draw }: { draw: (brush: Brush) => void }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    // Twice as fine as a plain screen needs: it is drawn once and looked at on any.
    const ratio = Math.max(2, window.devicePixelRatio);
    canvas.width = WIDTH * ratio;
    canvas.height = HEIGHT * ratio;
    context.scale(ratio, ratio);
    context.translate(WIDTH / 2, HEIGHT / 2);
    draw({ context, palette, lettering: LETTERING });
  }, [draw, palette]);
  return (
    <span aria-hidden="true">
      <canvas ref={ref} style={{ width: `${WIDTH}px`, height: `${HEIGHT}px` }} />
    </span>
  );
}
