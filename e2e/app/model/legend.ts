import type { Locator, Page } from 'playwright/test';

/** What the shapes and lines mean, below the picture. */
export class Legend {
  readonly #section: Locator;
  /** How much it hides. */
  readonly hidden: Locator;
  readonly reset: Locator;

  constructor(page: Page) {
    this.#section = page.getByRole('region', { name: 'Legend' });
    this.hidden = this.#section.getByRole('status');
    this.reset = this.#section.getByRole('button', { name: 'Show everything' });
  }

  entry(words: string): Locator {
    return this.#section.getByRole('button', { name: words, exact: true });
  }
}
