import { Popover } from '@base-ui/react/popover';
import { Terminal } from 'lucide-react';
import { CopyButton } from '../inspector/CopyButton.tsx';
import dock from './Dock.module.css';
import styles from './TypeAlong.module.css';

/** How to have the same stage in a terminal of one's own. */
export function TypeAlong({ opening }: { opening: readonly string[] }) {
  return (
    <Popover.Root>
      <Popover.Trigger className={dock.quiet}>
        <Terminal size={14} aria-hidden="true" />
        Type along
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="end" sideOffset={8} collisionPadding={8}>
          <Popover.Popup className={styles.popup}>
            <Popover.Title className={styles.title}>In a terminal of your own</Popover.Title>
            <p>
              These lines open the same stage: a shell in namespaces of its own. Everything that the
              steps show can then be typed in it, in their order. With “exit” all of it is gone.
            </p>
            <ol className={styles.lines}>
              {opening.map((line, at) => (
                <li key={line}>
                  <code>{line}</code>
                  <CopyButton text={line} name={`line ${at + 1}`} explain="Copy this line" />
                </li>
              ))}
            </ol>
            <p>
              The stage has a pid namespace, so process numbers in an output are the stage’s own.
              Outside the same process has another; the inspector shows both.
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
