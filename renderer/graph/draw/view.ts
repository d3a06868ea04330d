import type { Box } from '../picture/picture.ts';

/** What the window looks at: screen = picture × k + (x, y), in CSS pixels. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
}

/** The part of the picture behind a rectangle of the screen, with a margin in CSS pixels. */
export function worldBox(view: View, screen: Box, margin = 0): Box {
  return {
    x: (screen.x - margin - view.x) / view.k,
    y: (screen.y - margin - view.y) / view.k,
    width: (screen.width + 2 * margin) / view.k,
    height: (screen.height + 2 * margin) / view.k,
  };
}

export function screenBox(view: View, box: Box): Box {
  return {
    x: box.x * view.k + view.x,
    y: box.y * view.k + view.y,
    width: box.width * view.k,
    height: box.height * view.k,
  };
}

export function whole(view: View): Box {
  return { x: 0, y: 0, width: view.width, height: view.height };
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
