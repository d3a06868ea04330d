/** What a person chose of how the picture shows a world: no fact of the world itself. */
export interface Choices {
  /** Groups opened (true) or closed (false) by hand, by id: the outline's rows share it. */
  readonly opened: ReadonlyMap<string, boolean>;
}

export const NO_CHOICES: Choices = { opened: new Map() };
