import { Popover } from '@base-ui/react/popover';
import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Problem } from '../../preload/contract.ts';
import { plural } from '../texts/numbers.ts';
import { groupProblems } from '../texts/problems.ts';
import { ProblemEntry } from './ProblemEntry.tsx';
import styles from './Problems.module.css';

/** How many things could not be read; opens what they are and what would help. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const [open, setOpen] = useState(false);
  if (problems.length === 0) return <span className={styles.none}>everything could be read</span>;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={styles.button}>
        <TriangleAlert size={14} aria-hidden="true" />
        {plural(problems.length, 'thing')} could not be read
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="end" sideOffset={8} collisionPadding={8}>
          <Popover.Popup className={styles.popup}>
            <Popover.Title className={styles.title}>What could not be read</Popover.Title>
            <List problems={problems} onFollow={() => setOpen(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function List(props: { problems: readonly Problem[]; onFollow: () => void }) {
  const { problems, onFollow } = props;
  const groups = useMemo(() => groupProblems(problems), [problems]);
  return (
    <ul className={styles.list}>
      {groups.map((group) => (
        <ProblemEntry
          key={JSON.stringify([group.what, group.remedy])}
          group={group}
          onFollow={onFollow}
        />
      ))}
    </ul>
  );
}
