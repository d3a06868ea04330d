import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useCommands } from '../commands/useCommands.ts';
import { useStage } from '../graph/current.ts';
import { whole, worldBox } from '../graph/draw/view.ts';
import { extentOf } from '../graph/picture/picture.ts';
import type { Stage } from '../graph/stage.ts';
import { usePalette } from '../theme/usePalette.ts';
import { drawSmall } from './drawSmall.ts';
import { framed, reachesOut, type SmallView, smallView } from './frame.ts';
import styles from './Minimap.module.css';
import { toggleMinimap, useMinimap } from './state.ts';

/** All of the picture, small, while a part of it is out of view: where one is, and the way elsewhere. */
export function Minimap() {
  const stage = useStage((state) => state.stage);
  const wanted = useMinimap((state) => state.wanted);
  const [needed, setNeeded] = useState(false);
  useCommands([
    {
      id: 'minimap.toggle',
      title: wanted ? 'Hide the small map' : 'Show the small map where it helps',
      group: 'Picture',
      keys: ['m'],
      run: toggleMinimap,
    },
  ]);
  useEffect(() => {
    if (stage === null || !wanted) return;
    const look = () => setNeeded(isNeeded(stage));
    look();
    return stage.onDrawn(look);
  }, [stage, wanted]);
  if (stage === null || !wanted || !needed) return null;
  return <SmallPicture stage={stage} />;
}

/** While the camera follows by itself nothing is lost: it only has not caught up yet. */
function isNeeded(stage: Stage): boolean {
  const picture = stage.shown?.picture;
  const extent = picture && extentOf(picture);
  if (!extent || stage.camera.following) return false;
  const { framed: view } = stage;
  return (
    reachesOut(extent, worldBox(view, whole(view)), view.k) && smallView(extent, view) !== null
  );
}

function SmallPicture({ stage }: { stage: Stage }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const small = useRef<SmallView | null>(null);
  const palette = usePalette();
  useEffect(() => {
    let drawn: unknown = null;
    let size = '';
    // The map is drawn when the rooms lie elsewhere; the frame moves with the view.
    const look = () => {
      const picture = stage.shown?.picture;
      const extent = picture && extentOf(picture);
      if (!picture || !extent || !canvas.current || !place.current || !frame.current) return;
      const view = stage.framed;
      if (drawn !== picture.rooms || size !== `${view.width} ${view.height}`) {
        small.current = smallView(extent, view);
        if (small.current === null) return;
        drawSmall(canvas.current, picture, small.current, palette);
        place.current.style.width = `${small.current.width}px`;
        place.current.style.height = `${small.current.height}px`;
        drawn = picture.rooms;
        size = `${view.width} ${view.height}`;
      }
      if (small.current === null) return;
      const box = framed(small.current, worldBox(view, whole(view)));
      frame.current.style.transform = `translate(${box.x}px, ${box.y}px)`;
      frame.current.style.width = `${box.width}px`;
      frame.current.style.height = `${box.height}px`;
    };
    look();
    return stage.onDrawn(look);
  }, [stage, palette]);

  function go({ buttons, currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): void {
    if ((buttons & 1) === 0 || small.current === null) return;
    const corner = currentTarget.getBoundingClientRect();
    const { k, x, y } = small.current;
    stage.camera.centre((clientX - corner.x - x) / k, (clientY - corner.y - y) / k);
  }

  return (
    <div
      ref={place}
      className={styles.map}
      role="img"
      aria-label="All of the picture, small; a frame shows what is in view. In the picture the arrow keys, plus, minus and F do the same."
      title="Drag to look elsewhere. M hides it."
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    >
      <canvas ref={canvas} className={styles.canvas} />
      <div ref={frame} className={styles.frame} />
    </div>
  );
}
