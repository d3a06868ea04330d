import { useId } from 'react';
import { useStore } from '../state/store.ts';
import { capital, OBJECT_NAMES } from '../texts/kinds.ts';
import { KindIcon } from '../theme/KindIcon.tsx';
import { type Choice, choicesIn } from './choices.ts';
import styles from './FilterForm.module.css';
import { FILTER_KINDS, type FilterKind } from './filters.ts';
import { filter, useFilters } from './state.ts';

/** All filters. Each takes effect at once. */
export function FilterForm() {
  const world = useStore((state) => state.world);
  const filters = useFilters();
  if (world === null) return null;
  const { users, states, containers } = choicesIn(world, filters);
  return (
    <div className={styles.form}>
      <label className={styles.wide}>
        <input
          type="checkbox"
          checked={filters.withoutSystem}
          onChange={(event) => filter({ withoutSystem: event.target.checked })}
        />
        <span>
          Hide the system’s own
          <small>
            Kernel threads, and what system users run in the host’s IPC namespace without using an
            IPC object
          </small>
        </span>
      </label>
      <fieldset className={styles.kinds}>
        <legend>Show</legend>
        {FILTER_KINDS.map((kind) => (
          <KindBox key={kind} kind={kind} />
        ))}
      </fieldset>
      <Select
        label="User"
        all="All users"
        choices={users}
        value={filters.uid === null ? null : String(filters.uid)}
        onChange={(value) => filter({ uid: value === null ? null : Number(value) })}
      />
      <Select
        label="Process state"
        all="All states"
        choices={states}
        value={filters.state}
        onChange={(state) => filter({ state })}
      />
      <Select
        label="Container"
        all="All containers and none"
        choices={containers}
        value={filters.container}
        onChange={(container) => filter({ container })}
      />
    </div>
  );
}

function KindBox({ kind }: { kind: FilterKind }) {
  const { hiddenKinds } = useFilters();
  const words = kind === 'process' ? 'Processes' : capital(OBJECT_NAMES[kind].many);
  return (
    <label>
      <input
        type="checkbox"
        checked={!hiddenKinds.includes(kind)}
        onChange={(event) => {
          const others = hiddenKinds.filter((other) => other !== kind);
          filter({ hiddenKinds: event.target.checked ? others : [...others, kind] });
        }}
      />
      <KindIcon kind={kind} />
      {words}
    </label>
  );
}

interface SelectProps {
  readonly label: string;
  /** What choosing nothing is called. */
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Choices are told apart from "all" by their place: a value may be empty. */
function Select({ label, all, choices, value, onChange }: SelectProps) {
  const id = useId();
  const at = choices.findIndex((choice) => choice.value === value);
  return (
    <p className={styles.select}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value === null ? 'all' : String(at)}
        onChange={(event) => onChange(choices[Number(event.target.value)]?.value ?? null)}
      >
        <option value="all">{all}</option>
        {choices.map((choice, index) => (
          <option key={choice.value} value={index}>
            {choice.words}
          </option>
        ))}
      </select>
    </p>
  );
}
