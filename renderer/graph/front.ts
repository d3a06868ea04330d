import type { Lesson } from '../lab/lesson.ts';
import type { NodeId } from '../state/selection.ts';
import type { Brush } from './draw/brush.ts';
import { drawHovered, drawSelected, type Selection } from './draw/highlight.ts';
import { drawLesson } from './draw/lit/lesson.ts';
import { drawLit } from './draw/lit.ts';
import type { View } from './draw/view.ts';
import type { Shown } from './picture/shown.ts';
import { Finder, type Target } from './picture/target.ts';
import { Lamp, type Light } from './reach/light.ts';

/** What a person has asked for, and what of the picture that is: drawn over it. */
export class Front {
  selected: NodeId | null = null;
  /** Another process, to be compared with the selected one. */
  second: NodeId | null = null;
  hovered: NodeId | null = null;
  lesson: Lesson | null = null;
  /** These stand out and the rest recedes; null: nothing does. */
  kept: ReadonlySet<NodeId> | null = null;
  readonly #finder = new Finder();
  readonly #lamps = [new Lamp(), new Lamp()] as const;

  /** There is something to draw. */
  get asked(): boolean {
    return (
      this.selected !== null || this.hovered !== null || this.lesson !== null || this.kept !== null
    );
  }

  /** What stands for it in the picture; null: nothing does. */
  target(shown: Shown | null, id: NodeId | null): Target | null {
    return id !== null && shown ? this.#finder.find(shown.picture, id) : null;
  }

  targets(shown: Shown | null, ids: readonly NodeId[]): Target[] {
    return ids.flatMap((id) => this.target(shown, id) ?? []);
  }

  /** What is lit for a selection: an object that is only counted is on its namespace's plate. */
  standIn(shown: Shown | null, id: NodeId | null): Target | null {
    return this.target(shown, id) ?? this.target(shown, id?.match(/^ipc:\d+(?=\/)/)?.[0] ?? null);
  }

  /** What is lit by what is selected; null where that is no process and no object. */
  light(shown: Shown | null): Light | null {
    return this.#selection(shown)?.light ?? null;
  }

  /** Gives how many things are lit for the step of a scenario. */
  draw(brush: Brush, shown: Shown, view: View): number {
    const selection = this.#selection(shown);
    const lesson = this.targets(shown, this.lesson?.lit ?? []);
    if (selection) drawSelected(brush, shown, view, selection);
    else if (lesson.length > 0) drawLesson(brush, shown, view, lesson);
    const veiled = selection !== null || lesson.length > 0;
    if (this.kept) drawLit(brush, shown, view, this.targets(shown, [...this.kept]), veiled);
    return selection ? 0 : lesson.length;
  }

  /** What is pointed at; the ring of what is selected says enough. */
  drawPointed(brush: Brush, shown: Shown, view: View): void {
    const chosen = this.hovered === this.selected || this.hovered === this.second;
    const hovered = chosen ? null : this.target(shown, this.hovered);
    if (hovered) drawHovered(brush, shown, view, hovered);
  }

  #selection(shown: Shown | null): Selection | null {
    const first = this.#lit(shown, this.selected, this.#lamps[0]);
    return first && { ...first, second: this.#lit(shown, this.second, this.#lamps[1]) };
  }

  #lit(shown: Shown | null, id: NodeId | null, lamp: Lamp) {
    const target = this.standIn(shown, id);
    if (id === null || !target || !shown) return null;
    return { target, light: lamp.of(shown.picture, id, target) };
  }
}
