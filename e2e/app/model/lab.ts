import type { Locator, Page } from 'playwright/test';

/** The lab: the choice of scenarios, and the panel of the one that is on. */
export class Lab {
  readonly button: Locator;
  readonly chooser: Locator;
  readonly panel: Locator;
  readonly title: Locator;
  readonly runs: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.button = page.getByRole('button', { name: /^Lab: / });
    this.chooser = page.getByRole('dialog', { name: 'The lab' });
    this.panel = page.getByRole('region', { name: /^Lab/ });
    this.title = this.panel.locator('h3');
    this.runs = this.panel.getByRole('article');
  }

  /** The cards of the scenarios, in their order. */
  async titles(): Promise<string[]> {
    await this.button.click();
    const cards = this.chooser.getByRole('listitem').getByRole('button');
    await cards.first().waitFor();
    const names = await cards.allInnerTexts();
    await this.chooser.getByRole('button', { name: 'Close' }).click();
    await this.chooser.waitFor({ state: 'detached' });
    return names.map((text) => text.split('\n')[1] ?? '');
  }

  /** Starts a scenario; resolves when its first step was played. */
  async start(title: string): Promise<void> {
    await this.button.click();
    await this.chooser.getByRole('button', { name: title }).click();
    await this.panel.filter({ has: this.#page.locator('h2', { hasText: title }) }).waitFor();
    await this.settled();
  }

  /** How many things of the picture are lit for the step that is shown. */
  async lit(): Promise<number> {
    return Number(await this.#page.locator('canvas[data-lit]').getAttribute('data-lit'));
  }

  /** No commands are running. */
  async settled(): Promise<void> {
    const next = this.panel.getByRole('button', { name: 'Next' });
    const back = this.panel.getByRole('button', { name: 'Back' });
    await next
      .and(this.#page.locator('[aria-disabled="false"]'))
      .or(back.and(this.#page.locator('[aria-disabled="false"]')))
      .first()
      .waitFor();
  }

  control(name: string): Locator {
    return this.panel.getByRole('button', { name });
  }

  async leave(): Promise<void> {
    await this.control('Leave').click();
    await this.panel.waitFor({ state: 'detached' });
  }
}
