import { EVERYTHING, type Filter } from '../filter/filter.ts';

/** What a person chose of how the picture shows a world: no fact of the world itself. */
export interface Choices {
  /** Groups opened (true) or closed (false) by hand, by id: the outline's rows share it. */
  readonly opened: ReadonlyMap<string, boolean>;
  /** What the legend hides. */
  readonly filter: Filter;
  /** What namespaces are called, by id, while somebody calls them something. */
  readonly names?: ReadonlyMap<string, string>;
}

export const NO_CHOICES: Choices = { opened: new Map(), filter: EVERYTHING };
