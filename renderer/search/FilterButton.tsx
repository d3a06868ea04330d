import { Popover } from '@base-ui/react/popover';
import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { Tip } from '../app/Tip.tsx';
import { useCommands } from '../commands/useCommands.ts';
import { notPresenting } from '../presentation/state.ts';
import { useStore } from '../state/store.ts';
import { number, plural, processes, series } from '../texts/numbers.ts';
import styles from './FilterButton.module.css';
import { FilterForm } from './FilterForm.tsx';
import { type Filtered, filtered } from './filtered.ts';
import { anyFilter } from './filters.ts';
import { filter, showAll, useFilters } from './state.ts';

/** Opens the filters, and says how much they leave out. */
export function FilterButton() {
  const [open, setOpen] = useState(false);
  const world = useStore((state) => state.world);
  const filters = useFilters();
  const left = world && filtered(world, filters);
  const hidden = left ? left.processes + left.objects : 0;
  useCommands([
    {
      id: 'filters.open',
      title: 'Filters…',
      group: 'Find',
      enabled: notPresenting,
      run: () => setOpen(true),
    },
    {
      id: 'filters.system',
      title: filters.withoutSystem ? 'Show the system’s own' : 'Hide the system’s own',
      group: 'Find',
      run: () => filter({ withoutSystem: !filters.withoutSystem }),
    },
    {
      id: 'filters.none',
      title: 'Show everything that is hidden',
      group: 'Find',
      enabled: () => anyFilter(filters),
      run: showAll,
    },
  ]);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Tip text="Filters: what is left out of the picture and the outline">
        <Popover.Trigger
          className={styles.button}
          aria-label={hidden > 0 ? `Filters, ${number(hidden)} hidden` : 'Filters'}
          data-on={anyFilter(filters) || undefined}
        >
          <ListFilter size={16} aria-hidden="true" />
          {hidden > 0 && <span>{number(hidden)} hidden</span>}
        </Popover.Trigger>
      </Tip>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={8} collisionPadding={8}>
          <Popover.Popup className={styles.popup}>
            <Popover.Title className={styles.title}>Filters</Popover.Title>
            <FilterForm />
            <p className={styles.foot}>
              <span role="status">
                {left && hidden > 0 ? `${hiddenWords(left)} hidden` : 'Nothing is hidden'}
              </span>
              <button
                type="button"
                className={styles.reset}
                disabled={!anyFilter(filters)}
                onClick={showAll}
              >
                Show everything
              </button>
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function hiddenWords({ processes: some, objects }: Filtered): string {
  const words = [some > 0 && processes(some), objects > 0 && plural(objects, 'object')];
  return series(words.filter((word) => word !== false));
}
