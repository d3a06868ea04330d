import type { Locator, Page } from 'playwright/test';

/** The menu at the top right, and the message that tells what came of it. */
export class WindowMenu {
  readonly button: Locator;
  readonly message: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.button = page.getByRole('button', { name: 'Export and more' });
    this.message = page.getByRole('region', { name: 'Message' });
  }

  async choose(name: string): Promise<void> {
    await this.button.click();
    await this.#page.getByRole('menuitem', { name }).click();
  }
}
