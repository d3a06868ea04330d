import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useCommands } from '../commands/useCommands.ts';
import { notPresenting } from '../presentation/state.ts';
import type { NodeId } from '../state/selection.ts';
import { select } from '../state/store.ts';
import { plural } from '../texts/numbers.ts';
import { ResultList, resultDomId } from './ResultList.tsx';
import styles from './SearchField.module.css';
import { keepSearching, search, useSearch } from './state.ts';

/** One field for everything that can be found; what matches stays lit meanwhile. */
export function SearchField() {
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const listId = useId();
  const text = useSearch((state) => state.text);
  const found = useSearch((state) => state.found);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState<NodeId | null>(null);
  useEffect(keepSearching, []);

  const ids = found?.groups.flatMap((group) => group.ids) ?? [];
  const shown = open && found !== null;
  // Polls come and go: the keyboard stays on what it was on, as long as that is there.
  const active = wanted !== null && ids.includes(wanted) ? wanted : (ids[0] ?? null);

  useCommands([
    {
      id: 'search.focus',
      enabled: notPresenting,
      title: 'Find',
      group: 'Find',
      keys: ['/', 'Ctrl+F'],
      run: () => {
        // Asked for again while it has the focus, it gives it back to who had it first.
        if (document.activeElement !== field.current) before.current = document.activeElement;
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);

  function choose(id: NodeId): void {
    select(id);
    setWanted(id);
    setOpen(false);
  }

  function clear(): void {
    search('');
    setWanted(null);
    setOpen(false);
  }

  function leave(): void {
    const place = before.current;
    if (place instanceof HTMLElement && place.isConnected && place !== document.body) place.focus();
    else document.querySelector<HTMLElement>('[role="tree"]')?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && ids.length > 0) {
      event.preventDefault();
      if (!shown) setOpen(true);
      else {
        const at = active === null ? -1 : ids.indexOf(active);
        setWanted(ids[(at + step + ids.length) % ids.length] ?? null);
      }
    } else if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Escape') {
      // What is selected stays: this Escape is for the search.
      event.preventDefault();
      clear();
      leave();
    }
  }

  return (
    <search className={styles.search}>
      <Search className={styles.icon} size={15} aria-hidden="true" />
      <input
        ref={field}
        className={styles.field}
        type="text"
        role="combobox"
        aria-label="Find"
        aria-expanded={shown && ids.length > 0}
        aria-controls={shown && ids.length > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && active !== null ? resultDomId(active) : undefined}
        placeholder="Find pid, name, key, user…"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          search(event.target.value);
          setWanted(null);
          setOpen(true);
        }}
        onFocus={(event) => {
          if (event.relatedTarget) before.current = event.relatedTarget;
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <span className={styles.hint} aria-hidden="true">
          /
        </span>
      ) : (
        <button
          type="button"
          className={styles.clear}
          aria-label="Clear the search (Escape)"
          onClick={() => {
            clear();
            field.current?.focus();
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
      <p className="only-spoken" role="status">
        {found === null ? '' : (found.complaint ?? plural(found.ids.size, 'match', 'matches'))}
      </p>
      {shown && (
        <ResultList
          id={listId}
          found={found}
          active={active}
          onPoint={setWanted}
          onChoose={choose}
        />
      )}
    </search>
  );
}
