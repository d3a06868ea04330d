/** What is behind the page until it has painted, so that nothing flashes: the palette's canvas. */
const CANVAS = { light: '#eef0f3', dark: '#10151c' } as const;

export function backgroundFor(dark: boolean): string {
  return dark ? CANVAS.dark : CANVAS.light;
}
