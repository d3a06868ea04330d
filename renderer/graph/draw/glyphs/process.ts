import { hasEnded } from '../../../texts/states.ts';
import type { Palette } from '../../../theme/palette.ts';
import { PROCESS } from '../../layout/measures.ts';
import type { Context } from '../brush.ts';

const ROUND = 2 * Math.PI;

/**
 * A disc with a ring around it that tells the state of proc_pid_stat(5): a bold
 * ring runs, a fine one sleeps, a broken one cannot be interrupted; two bars are
 * stopped; a hollow disc has ended. `scale`: CSS pixels to a unit.
 */
export function drawProcess(
  context: Context,
  palette: Palette,
  state: string,
  x: number,
  y: number,
  scale: number,
): void {
  const radius = PROCESS.radius * scale;
  const disc = radius * 0.66;
  context.fillStyle = palette.process;
  context.strokeStyle = palette.process;
  if (hasEnded(state)) {
    context.lineWidth = Math.max(1, 1.3 * scale);
    ring(context, x, y, disc);
    const arm = disc * 0.5;
    context.beginPath();
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
    context.stroke();
    return;
  }
  context.beginPath();
  context.arc(x, y, disc, 0, ROUND);
  context.fill();
  if (state === 'T' || state === 't') {
    context.fillStyle = palette.floor[0];
    const bar = disc * 0.32;
    context.fillRect(x - bar * 1.5, y - disc * 0.5, bar, disc);
    context.fillRect(x + bar * 0.5, y - disc * 0.5, bar, disc);
    return;
  }
  const running = state === 'R';
  const waiting = state === 'D';
  context.lineWidth = Math.max(0.75, (running ? 2 : waiting ? 1.6 : 0.8) * scale);
  if (waiting) context.setLineDash([radius * 0.7, radius * 0.87]);
  if (!running && !waiting) context.globalAlpha *= 0.55;
  ring(context, x, y, radius - context.lineWidth / 2);
  if (!running && !waiting) context.globalAlpha /= 0.55;
  if (waiting) context.setLineDash([]);
}

function ring(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, Math.max(0.5, radius), 0, ROUND);
  context.stroke();
}
