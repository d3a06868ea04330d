import type { IpcObject, Process } from '../../preload/contract.ts';
import type { IconKind } from '../theme/KindIcon.tsx';
import type { Room } from './rooms.ts';

/** One line of the outline. `position` counts from 1 among its `siblings`. */
interface Place {
  /** The node's id, or one made of a namespace's id and `#` for a group. */
  readonly id: string;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  /** Null where there is nothing below it. */
  readonly expanded: boolean | null;
}

export type Content =
  | {
      readonly kind: 'namespace';
      readonly room: Room;
      /** It stands for an IPC namespace in an outline that is grouped by something else. */
      readonly plate?: 'owned' | 'objects';
    }
  | { readonly kind: 'object'; readonly object: IpcObject }
  | { readonly kind: 'process'; readonly process: Process; readonly quiet: boolean }
  | {
      readonly kind: 'group';
      readonly icon: IconKind;
      readonly title: string;
      readonly count: number;
      /** What its members have in common, in words, after their number. */
      readonly members: readonly [one: string, many: string];
    };

export type Row = Place & Content;
