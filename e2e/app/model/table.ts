import type { Locator, Page } from 'playwright/test';

/** What can stand in the place of the picture. */
export class Table {
  readonly view: Locator;
  readonly grid: Locator;
  readonly filter: Locator;
  readonly count: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.view = page.getByRole('region', { name: 'Table' });
    this.grid = this.view.getByRole('grid');
    this.filter = this.view.getByRole('textbox', { name: /^Filter/ });
    this.count = this.view.getByRole('status');
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Show everything as a table (T)' }).click();
    await this.grid.waitFor();
  }

  async close(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Show the picture (T)' }).click();
    await this.view.waitFor({ state: 'detached' });
  }

  async turnTo(name: 'Objects' | 'Processes' | 'Namespaces'): Promise<void> {
    await this.view.getByRole('tab', { name }).click();
    await this.view.getByRole('grid', { name: new RegExp(name, 'i') }).waitFor();
  }

  row(node: string): Locator {
    return this.grid.locator(`tr[data-node=${JSON.stringify(node)}]`);
  }

  /** Nodes of the rows that are in the document, from top to bottom. */
  nodes(): Promise<string[]> {
    return this.grid
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-node') ?? ''));
  }

  /** What stands in one column, from top to bottom. */
  async column(head: string): Promise<string[]> {
    const heads = await this.grid.locator('th').allTextContents();
    const at = heads.indexOf(head) + 1;
    return this.grid.locator(`tbody tr td:nth-child(${at})`).allTextContents();
  }

  head(name: string): Locator {
    return this.grid.getByRole('columnheader', { name, exact: true });
  }

  /** Presses a head, so that the rows are sorted. */
  async sort(name: string): Promise<void> {
    await this.head(name).getByRole('button').click();
  }

  /** Label of the cell that the keyboard is on: its row's node. */
  async active(): Promise<string | null> {
    const id = await this.grid.getAttribute('aria-activedescendant');
    return this.#page.locator(`[id="${id}"]`).locator('xpath=..').getAttribute('data-node');
  }
}
