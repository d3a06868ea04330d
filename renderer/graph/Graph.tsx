import { useEffect, useRef, useState } from 'react';
import { bridge } from '../app/bridge.ts';
import { Breadcrumb } from '../breadcrumb/Breadcrumb.tsx';
import { useCommands } from '../commands/useCommands.ts';
import { onEvents } from '../events/state.ts';
import { lessonIn, onLesson } from '../lab/lesson.ts';
import { useLab } from '../lab/state.ts';
import { LensKey } from '../lens/LensKey.tsx';
import { lensNow, onLensChange } from '../lens/state.ts';
import { Minimap } from '../minimap/Minimap.tsx';
import { setExpanded } from '../outline/expansion.ts';
import { Pins } from '../pins/Pins.tsx';
import { CaptionLine } from '../presentation/CaptionLine.tsx';
import { usePresentation } from '../presentation/state.ts';
import { shownOf, useFilters } from '../search/state.ts';
import { useLit } from '../state/lit.ts';
import {
  compareWith,
  hover,
  newest,
  pictureDrawn,
  select,
  servePicture,
  useStore,
} from '../state/store.ts';
import type { Palette } from '../theme/palette.ts';
import { onPreferencesChange, preferences } from '../theme/preferences.ts';
import { usePalette } from '../theme/usePalette.ts';
import { Legend } from './controls/Legend.tsx';
import { type Said, TooltipLayer } from './controls/TooltipLayer.tsx';
import { ViewButtons } from './controls/ViewButtons.tsx';
import { useStage } from './current.ts';
import { Lettering } from './draw/lettering.ts';
import styles from './Graph.module.css';
import { pressKey } from './interact/keyboard.ts';
import { answerLocate } from './interact/locate.ts';
import { aboutPointed } from './interact/pointed-about.ts';
import { Pointer } from './interact/pointer.ts';
import { answerMoving } from './motion/answer.ts';
import { Overlay } from './motion/overlay.ts';
import { idOf } from './picture/target.ts';
import { choicesNow, onChoice } from './scene/chosen.ts';
import type { Scene } from './scene/scene.ts';
import { summary } from './scene/summary.ts';
import { Stage } from './stage.ts';

const CLOSER = 1.35;
/** User Timing: the first picture, and when the last world came to be shown. */
const FIRST_PICTURE = 'first-picture';
const WORLD_MARK = 'world';

/** The picture: fills its parent, shows the store's world, tells it what is selected. */
export function Graph() {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const overlayRef = useRef<HTMLCanvasElement>(null);
  const footRef = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [words, setWords] = useState('Picture of IPC namespaces, not drawn yet');
  const [hidden, setHidden] = useState<Scene['hidden']>({ things: 0, lines: 0 });
  const [failure, setFailure] = useState<string | null>(null);
  const sayRef = useRef<((said: Said) => void) | null>(null);
  const onStage = useLab((state) => state.lab.phase !== 'closed');
  const presenting = usePresentation((state) => state.on);
  const palette = usePalette();
  const firstPalette = useRef(palette);

  useEffect(() => {
    const canvas = canvasRef.current;
    const overlay = overlayRef.current;
    const foot = footRef.current;
    if (!canvas || !overlay || !foot) return;
    const made = openStage({ canvas, overlay, foot }, firstPalette.current, {
      words: setWords,
      hidden: setHidden,
      failure: setFailure,
      pointed: (said) => sayRef.current?.(said),
    });
    setStage(made.stage);
    useStage.setState({ stage: made.stage });
    return () => {
      useStage.setState({ stage: null });
      made.close();
    };
  }, []);
  useEffect(() => stage?.colour(palette), [stage, palette]);
  const closer = () => stage?.camera.zoomBy(CLOSER);
  const farther = () => stage?.camera.zoomBy(1 / CLOSER);
  const fit = () => stage?.fit();
  const arrange = () => {
    stage?.arrange();
    stage?.fit();
  };
  useCommands([
    { id: 'graph.fit', title: 'Show everything', group: 'Picture', keys: ['f'], run: fit },
    { id: 'graph.closer', title: 'Zoom in', group: 'Picture', keys: ['+', '='], run: closer },
    { id: 'graph.farther', title: 'Zoom out', group: 'Picture', keys: ['-'], run: farther },
    { id: 'graph.arrange', title: 'Arrange anew', group: 'Picture', keys: ['r'], run: arrange },
  ]);

  return (
    <div className={styles.graph}>
      <canvas
        ref={canvasRef}
        className={styles.canvas}
        role="img"
        aria-label={words}
        tabIndex={0}
      />
      <canvas ref={overlayRef} className={styles.overlay} hidden />
      <div className={styles.head}>
        {!presenting && (
          <>
            <Breadcrumb />
            <span />
            <Pins />
          </>
        )}
      </div>
      <div ref={footRef} className={styles.foot}>
        {presenting ? (
          <CaptionLine />
        ) : (
          <>
            <div className={styles.words}>
              <LensKey />
              {/* A step tells what it shows, and needs the room. */}
              {!onStage && <Legend hidden={hidden} />}
            </div>
            <Minimap />
            <div className={styles.buttons}>
              <ViewButtons onCloser={closer} onFarther={farther} onFit={fit} onArrange={arrange} />
            </div>
          </>
        )}
      </div>
      <TooltipLayer say={sayRef} />
      {failure !== null && (
        <p className={styles.message} role="alert">
          The picture cannot be drawn: {failure}
        </p>
      )}
    </div>
  );
}

interface StageListeners {
  words(words: string): void;
  hidden(hidden: Scene['hidden']): void;
  failure(reason: string): void;
  pointed(said: Said): void;
}

/** What is drawn on, and what covers the foot of it. */
interface Places {
  readonly canvas: HTMLCanvasElement;
  /** For what moves over the picture. */
  readonly overlay: HTMLCanvasElement;
  readonly foot: HTMLElement;
}

/** Brings a canvas to life: store in, selection out. */
function openStage({ canvas, overlay, foot }: Places, palette: Palette, listeners: StageListeners) {
  const stage: Stage = new Stage(
    canvas,
    palette,
    (event) => {
      const point = 'touches' in event ? event.touches[0] : event;
      const corner = canvas.getBoundingClientRect();
      return point
        ? (stage.hit(point.clientX - corner.x, point.clientY - corner.y)?.handle ?? false)
        : false;
    },
    {
      painted: (sequence) => {
        // For `npm run bench:graph`: it is once in the life of a page.
        if (performance.getEntriesByName(FIRST_PICTURE).length === 0) {
          performance.mark(FIRST_PICTURE);
        }
        // Only who takes a picture waits for it.
        if (useStore.getState().still) void bridge()?.painted(sequence);
      },
      drawn: pictureDrawn,
      changed: (scene) => {
        listeners.words(summary(scene));
        listeners.hidden(scene.hidden);
        pointer.refresh();
      },
      failed: listeners.failure,
    },
  );
  const motion = new Overlay(overlay, stage);
  const moveAs = (still: boolean, calm: boolean) => {
    stage.move(still, calm);
    motion.move(still, calm);
  };
  let chosenHere = false;
  const choose = (id: string | null) => {
    chosenHere = true;
    select(id);
    chosenHere = false;
  };
  let due: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    clearTimeout(due);
    const { world, poll } = newest();
    if (world) stage.show(shownOf(world), poll, lensNow(), choicesNow());
    if (world) stage.teach(lessonIn(world));
  };
  /** In a task of its own, so that a frame may go before: reading the world took half of one. */
  const serve = () => {
    // For `npm run bench:graph`: never more than one.
    performance.clearMarks(WORLD_MARK);
    performance.mark(WORLD_MARK);
    clearTimeout(due);
    due = setTimeout(show);
  };
  const pointer = new Pointer(canvas, stage, {
    select: choose,
    compare: compareWith,
    toggle: (id, open) => setExpanded([id], open),
    point: (pointed) => {
      const picture = stage.shown?.picture;
      const id = pointed && picture ? idOf(picture, pointed.target) : null;
      if (useStore.getState().hovered !== id) hover(id);
      listeners.pointed(pointed && { about: aboutPointed(stage, pointed), place: pointed });
    },
  });
  const undo = [
    servePicture(serve),
    () => clearTimeout(due),
    onChoice(show),
    () => pointer.close(),
    answerLocate(canvas, stage),
    watchSize(canvas, foot, stage),
    onPreferencesChange(() => moveAs(useStore.getState().still, preferences().reducedMotion)),
    useStore.subscribe((state, before) => {
      if (state.still !== before.still) moveAs(state.still, preferences().reducedMotion);
      if (state.second !== before.second) stage.compare(state.second);
      if (state.selected !== before.selected) stage.select(state.selected, !chosenHere);
      if (state.hovered !== before.hovered) stage.hover(state.hovered);
    }),
    onEvents((events) => motion.happened(events)),
    () => motion.close(),
    answerMoving(overlay, motion),
    onLensChange(show),
    onLesson(show),
    useFilters.subscribe(show),
    useLit.subscribe(({ lit }) => stage.keepLit(lit)),
  ];
  const onKey = (event: KeyboardEvent) => {
    if (pressKey(stage, event, () => choose(null))) event.preventDefault();
  };
  canvas.addEventListener('keydown', onKey);
  const { still, selected, second } = useStore.getState();
  moveAs(still, preferences().reducedMotion);
  show();
  stage.keepLit(useLit.getState().lit);
  stage.select(selected, false);
  stage.compare(second);
  void letter(canvas, stage);
  return {
    stage,
    close: () => {
      for (const stop of undo) stop();
      canvas.removeEventListener('keydown', onKey);
      stage.close();
    },
  };
}

/** The picture is fitted into what the foot leaves free of the canvas. */
function watchSize(canvas: HTMLElement, foot: HTMLElement, stage: Stage): () => void {
  const measure = () => {
    const { clientWidth, clientHeight } = canvas;
    stage.resize(clientWidth, clientHeight, window.devicePixelRatio, foot.offsetHeight);
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(canvas);
  observer.observe(foot);
  return () => observer.disconnect();
}

/** Every width would be wrong before the fonts are there. */
async function letter(canvas: HTMLCanvasElement, stage: Stage): Promise<void> {
  const style = getComputedStyle(canvas);
  const sans = style.getPropertyValue('--font-sans').trim() || 'sans-serif';
  const mono = style.getPropertyValue('--font-mono').trim() || 'monospace';
  const wanted = [`16px ${sans}`, `600 16px ${sans}`, `16px ${mono}`];
  await Promise.allSettled(wanted.map((font) => document.fonts.load(font)));
  await document.fonts.ready;
  stage.letter(new Lettering(sans, mono));
}
