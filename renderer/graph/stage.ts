import type { Lens, World } from '../../preload/contract.ts';
import type { Lesson } from '../lab/lesson.ts';
import type { Poll } from '../state/poll.ts';
import type { NodeId } from '../state/selection.ts';
import type { Palette } from '../theme/palette.ts';
import type { Brush, Context } from './draw/brush.ts';
import { namesFrom } from './draw/labels.ts';
import type { Lettering } from './draw/lettering.ts';
import { lookAt, paint } from './draw/paint.ts';
import { Screen } from './draw/screen.ts';
import { PLAIN_TYPE, type TypeSize } from './draw/type-size.ts';
import { screenBox, type View, whole, worldBox } from './draw/view.ts';
import { Front } from './front.ts';
import { Camera } from './interact/camera.ts';
import { type Hit, hitAt } from './interact/hit.ts';
import type { Layout } from './layout/contract.ts';
import { LayoutDesk } from './layout/desk.ts';
import { around } from './picture/around.ts';
import { changedParts } from './picture/changed.ts';
import { lineageOf, roomAround } from './picture/lineage.ts';
import { type Box, extentOf, pictureOf, roomBox } from './picture/picture.ts';
import { boxOf, gripOf } from './picture/place.ts';
import { sameLook } from './picture/same-look.ts';
import { Settling } from './picture/settling.ts';
import { Shifts } from './picture/shifts.ts';
import { Shown } from './picture/shown.ts';
import type { Target } from './picture/target.ts';
import type { Light } from './reach/light.ts';
import type { Choices } from './scene/choices.ts';
import type { Handle, Scene } from './scene/scene.ts';
import { Scenes, sameScene } from './scene/scenes.ts';

/** What the stage tells the window. */
export interface StageEvents {
  /** Poll `sequence` is on screen and at rest. */
  painted(sequence: number): void;
  /** Poll `sequence` is on screen, perhaps on its way there. */
  drawn(sequence: number): void;
  /** The picture has changed: its summary may have too. */
  changed(scene: Scene): void;
  failed(reason: string): void;
}

/**
 * The graph on one canvas: takes worlds, has them laid out, and draws when
 * something has changed. At rest nothing runs.
 */
export class Stage {
  readonly camera: Camera;
  readonly #shifts = new Map<Lens, Shifts>();
  readonly #canvas: HTMLCanvasElement;
  readonly #screen: Screen;
  readonly #desk: LayoutDesk;
  readonly #events: StageEvents;
  readonly #scenes = new Scenes();
  readonly #front = new Front();
  #shown: Shown | null = null;
  #palette: Palette;
  #lettering: Lettering | null = null;
  #type = PLAIN_TYPE;
  /** The picture that comes next is laid out for another size of type. */
  #resized = false;
  #still = false;
  #calm = false;
  #frame = 0;
  #size = { width: 1, height: 1, ratio: 1, foot: 0 };
  #aspect = 1;
  readonly #settling = new Settling();
  readonly #drawn = new Set<() => void>();

  constructor(
    canvas: HTMLCanvasElement,
    palette: Palette,
    ours: (event: MouseEvent | TouchEvent) => boolean,
    events: StageEvents,
  ) {
    this.#canvas = canvas;
    this.#palette = palette;
    this.#events = events;
    this.#screen = new Screen(canvas);
    this.camera = new Camera(canvas, () => this.redraw(), ours);
    this.#desk = new LayoutDesk(
      (scene, layout) => this.#arrive(scene, layout),
      (reason) => events.failed(reason),
    );
  }

  get shown(): Shown | null {
    return this.#shown;
  }

  get view(): View {
    const { k, x, y } = this.camera.state;
    const { width, height, ratio } = this.#size;
    // On whole device pixels, so that panning does not blur what stands still otherwise.
    return {
      k,
      x: Math.round(x * ratio) / ratio,
      y: Math.round(y * ratio) / ratio,
      width,
      height,
      ratio,
    };
  }

  get palette(): Palette {
    return this.#palette;
  }

  /** What of it nothing covers. */
  get framed(): View {
    return { ...this.view, height: this.#size.height - this.#size.foot };
  }

  show(world: World, poll: Poll, lens: Lens, choices: Choices): void {
    this.#desk.order(this.#scenes.of(world, poll, lens, choices), this.#aspect);
  }

  /** Fonts are there: nothing is drawn before, because every width would be wrong. */
  letter(lettering: Lettering): void {
    this.#lettering = lettering.sized(this.#type);
    this.repaint();
  }

  /** Writes larger or smaller from the next picture on, which has as much room for texts. */
  size(type: TypeSize): void {
    // More than once before there is a picture: it is still to come.
    this.#resized ||= this.#type.scale !== type.scale || this.#type.least !== type.least;
    this.#type = type;
    this.#desk.type = type.scale;
    const scene = this.#shown?.picture.scene;
    // Large letters are for one screen: each has a picture that fills it.
    const afresh = type.scale !== 1;
    if (this.#resized && scene) this.#desk.order(scene, this.#aspect, afresh);
    else if (this.#lettering) this.letter(this.#lettering);
  }

  colour(palette: Palette): void {
    this.#palette = palette;
    this.repaint();
  }

  /** `still`: a picture is taken. `calm`: the person asked for less motion. */
  move(still: boolean, calm: boolean): void {
    this.#still = still;
    this.#calm = calm;
    this.camera.still = still || calm;
    this.#screen.calm = still || calm;
  }

  /** `reveal`: bring it into sight, as when it was chosen elsewhere. */
  select(id: NodeId | null, reveal: boolean): void {
    this.#front.selected = id;
    const target = this.#standIn(id);
    if (reveal && target) this.#show(target);
    this.redraw();
  }

  /** Another process, to be compared with the selected one. */
  compare(id: NodeId | null): void {
    this.#front.second = id;
    this.redraw();
  }

  get selected(): NodeId | null {
    return this.#front.selected;
  }

  /** What is lit by what is selected; null where that is no process and no object. */
  light(): Light | null {
    return this.#front.light(this.#shown);
  }

  /** What a step of a scenario is about, and the rooms to be kept in sight; null: there is none. */
  teach(lesson: Lesson | null): void {
    const listed = (ids?: readonly NodeId[]) => ids?.join() ?? '';
    const before = this.#front.lesson;
    const moved = listed(lesson?.rooms) !== listed(before?.rooms);
    const another = moved || listed(lesson?.lit) !== listed(before?.lit);
    this.#front.lesson = lesson;
    if (moved) this.fit();
    if (another) this.redraw();
  }

  hover(id: NodeId | null): void {
    if (this.#front.hovered === id) return;
    this.#front.hovered = id;
    this.redraw();
  }

  /** These stand out and the rest recedes; null: nothing does. */
  keepLit(ids: ReadonlySet<NodeId> | null): void {
    this.#front.kept = ids;
    this.redraw();
  }

  /** The rooms that something is in, or that what stands in for it is in, by index, the outermost first. */
  roomsOf(id: NodeId): readonly number[] {
    const target = this.#standIn(id);
    return target && this.#shown ? lineageOf(this.#shown.picture, target) : [];
  }

  /** The same of the room that fills the view; none: more than one room is seen. */
  roomInView(): readonly number[] {
    if (!this.#shown) return [];
    const { picture } = this.#shown;
    const index = roomAround(picture, worldBox(this.view, whole(this.framed)));
    return index < 0 ? [] : lineageOf(picture, { kind: 'room', index });
  }

  /** Brings something into sight; from near enough to see all of it, where it is a room. */
  frame(id: NodeId): void {
    const target = this.#standIn(id);
    if (!target || !this.#shown) return;
    const box = boxOf(this.#shown, target);
    if (target.kind === 'room') this.camera.frame(box);
    else this.#show(target);
  }

  #show(target: Target): void {
    if (!this.#shown) return;
    const box = boxOf(this.#shown, target);
    if (target.kind === 'group') {
      this.camera.reveal(box);
      return;
    }
    const room = target.kind === 'node' && this.#shown.picture.scene.nodes[target.index]?.room;
    const around = typeof room === 'number' ? roomBox(this.#shown.rooms, room) : box;
    this.camera.approach(box, around, namesFrom(this.#type));
  }

  /** Calls after each frame: the picture, or what is seen of it, may be another. */
  onDrawn(listener: () => void): () => void {
    this.#drawn.add(listener);
    return () => this.#drawn.delete(listener);
  }

  hit(x: number, y: number): Hit | null {
    return this.#shown && hitAt(this.#shown, this.view, x, y);
  }

  /** In CSS pixels; `ratio`: device pixels to one of them; `foot`: what is covered below. */
  resize(width: number, height: number, ratio: number, foot: number): void {
    if (width < 1 || height < 1) return;
    this.#size = { width, height, ratio, foot };
    this.#aspect = width / Math.max(1, height - foot);
    this.camera.resize(width, height, foot);
    this.#screen.resize(width, height, ratio);
    const extent = this.#extent;
    if (extent && this.camera.following) this.camera.fit(extent);
    // At once, not in the next frame: resizing has emptied the canvas.
    this.#draw(performance.now());
  }

  fit(): void {
    if (this.#extent) this.camera.fit(this.#extent);
  }

  /** Puts back what was dragged, and everything else to where it would be in a new window. */
  arrange(): void {
    const scene = this.#shown?.picture.scene;
    if (!scene) return;
    this.#shiftsOf(scene).clear();
    this.#desk.order(scene, this.#aspect, true);
  }

  /** Moves one thing by CSS pixels; a room with all that is in it. */
  drag(kind: 'node' | 'room', handle: Handle, dx: number, dy: number): void {
    const shown = this.#shown;
    if (!shown) return;
    const { k } = this.camera.state;
    const { scene, layout } = shown.picture;
    const shifts = this.#shiftsOf(scene);
    if (kind === 'node') shifts.moveNode(handle, dx / k, dy / k);
    else shifts.moveRoom(handle, dx / k, dy / k);
    shown.replace(pictureOf(scene, layout, shifts, shown.picture));
    this.repaint();
  }

  /** What stands for it in the picture; null: nothing does. */
  find(id: NodeId): Target | null {
    return this.#front.target(this.#shown, id);
  }

  /** Where something is on screen, and where it can be taken; null: it is not drawn. */
  locate(id: NodeId): { box: Box; grip: Box } | null {
    const target = this.find(id);
    if (!target || !this.#shown) return null;
    return {
      box: screenBox(this.view, boxOf(this.#shown, target)),
      grip: screenBox(this.view, gripOf(this.#shown, target)),
    };
  }

  /** Draws what is framed on a context that is scaled to CSS pixels; `ratio`: of device pixels. */
  drawOn(context: Context, ratio: number): void {
    const shown = this.#shown;
    const lettering = this.#lettering;
    if (!shown || !lettering) throw new Error('there is no picture yet');
    const view = { ...this.framed, ratio };
    const brush: Brush = { context, palette: this.#palette, lettering };
    paint(brush, shown, view, lookAt(shown, view));
    this.#say('lit', String(this.#front.draw(brush, shown, view)));
  }

  /** The picture itself has changed. */
  repaint(): void {
    this.#screen.stale();
    this.redraw();
  }

  /** What is seen of it has changed. */
  redraw(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = 0;
      this.#draw(now);
    });
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.camera.close();
    this.#desk.close();
  }

  /** What the camera keeps in sight: the rooms of the scenario that is on, else everything. */
  get #extent(): Box | null {
    const picture = this.#shown?.picture;
    if (!picture) return null;
    // Where they come to stand, not where they are on their way there.
    const kept = this.#front.targets(this.#shown, this.#front.lesson?.rooms ?? []);
    const rooms = kept.map(({ index }) => roomBox(picture.rooms, index));
    return around(rooms) ?? extentOf(picture);
  }

  /** Where a person has dragged things: each lens has places of its own. */
  #shiftsOf({ lens }: Scene): Shifts {
    const shifts = this.#shifts.get(lens) ?? new Shifts();
    this.#shifts.set(lens, shifts);
    return shifts;
  }

  #standIn(id: NodeId | null): Target | null {
    return this.#front.standIn(this.#shown, id);
  }

  #arrive(scene: Scene, layout: Layout): void {
    const now = performance.now();
    const before = this.#shown;
    const picture = pictureOf(scene, layout, this.#shiftsOf(scene), before?.picture ?? null);
    const regrouped =
      before !== null && (this.#resized || before.picture.scene.lens !== scene.lens);
    if (this.#resized) this.#lettering = this.#lettering?.sized(this.#type) ?? null;
    this.#resized = false;
    this.#settling.begin(scene.sequence, now);
    if (before && !regrouped && sameLook(before.picture, picture)) {
      const same = sameScene(before.picture.scene, scene);
      before.picture = picture;
      if (!same) this.#events.changed(scene);
      // What is lit by what a person asked for may be other things now.
      if (!same && this.#front.asked) this.redraw();
      // Nothing to draw: what is under way goes on, what rests is told at once.
      if (this.#frame === 0 && this.#lettering) this.#tell(true, true, now);
      return;
    }
    const mendable = before && !regrouped && this.#screen.heavy;
    const parts = mendable ? changedParts(before.picture, picture) : null;
    if (!before) this.#shown = new Shown(picture);
    else if (this.#still || this.#calm || this.#screen.heavy) before.replace(picture);
    else before.become(picture, now);
    const extent = this.#extent;
    if (extent && regrouped) this.camera.fit(extent);
    else if (extent) this.camera.follow(extent);
    this.#events.changed(scene);
    if (parts) {
      this.#screen.mend(parts);
      this.redraw();
    } else this.repaint();
  }

  #draw(now: number): void {
    const shown = this.#shown;
    const lettering = this.#lettering;
    if (!shown || !lettering) {
      this.#screen.clear(this.#palette.canvas);
      return;
    }
    if (shown.moving) this.#screen.stale();
    const moving = shown.moving && shown.advance(now);
    const brush: Omit<Brush, 'context'> = { palette: this.#palette, lettering };
    const busy = this.#screen.draw(brush, shown, this.view, (front) => {
      this.#say('lit', String(this.#front.draw(front, shown, this.view)));
      this.#front.drawPointed(front, shown, this.view);
    });
    const resting = !moving && !busy;
    this.#tell(!busy, resting, now);
    for (const listener of this.#drawn) listener();
    if (!resting) this.redraw();
  }

  /** An attribute that is written is another to the browser, even where it is the same. */
  #say(name: string, value: string): void {
    const { dataset } = this.#canvas;
    if (dataset[name] !== value) dataset[name] = value;
  }

  /** To those who wait for the picture to be at rest: tests, and what takes pictures of it. */
  #tell(complete: boolean, resting: boolean, now: number): void {
    const scene = this.#shown?.picture.scene;
    const sequence = scene?.sequence ?? -1;
    this.#say('settled', String(resting && !this.camera.gliding));
    this.#say('sequence', String(sequence));
    this.#say('takenAt', String(scene?.takenAt ?? ''));
    this.#say('lens', scene?.lens ?? '');
    this.#events.drawn(sequence);
    const painted = this.#settling.drawn(complete, resting, now);
    if (painted !== null) this.#events.painted(painted);
  }
}
