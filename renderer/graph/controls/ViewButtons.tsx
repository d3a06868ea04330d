import { LayoutGrid, Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '../../app/IconButton.tsx';
import styles from './ViewButtons.module.css';

interface Props {
  readonly onCloser: () => void;
  readonly onFarther: () => void;
  readonly onFit: () => void;
  readonly onArrange: () => void;
}

/** Zoom in, out, show all, arrange anew. */
export function ViewButtons({ onCloser, onFarther, onFit, onArrange }: Props) {
  return (
    <div className={styles.buttons}>
      <IconButton label="Zoom in (+)" onClick={onCloser}>
        <Plus size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label="Zoom out (−)" onClick={onFarther}>
        <Minus size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label="Show everything (F)" onClick={onFit}>
        <Maximize size={15} aria-hidden="true" />
      </IconButton>
      <IconButton label="Arrange anew (R)" onClick={onArrange}>
        <LayoutGrid size={15} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
