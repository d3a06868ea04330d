import type { Locator, Page } from 'playwright/test';

/** The tree at the left. */
export class Outline {
  readonly tree: Locator;

  constructor(page: Page) {
    this.tree = page.getByRole('tree');
  }

  /** The row of a node of the snapshot: its label begins with the id. */
  item(id: string): Locator {
    return this.tree.locator(`[role="treeitem"][aria-label^=${JSON.stringify(`${id} `)}]`);
  }

  /** The row that the keyboard is on. */
  async active(): Promise<string> {
    const id = await this.tree.getAttribute('aria-activedescendant');
    const label = await this.tree.page().locator(`[id="${id}"]`).getAttribute('aria-label');
    return label ?? '';
  }

  /** Selects a namespace and opens its row. */
  async open(id: string): Promise<void> {
    await this.item(id).click();
    if ((await this.item(id).getAttribute('aria-expanded')) === 'true') return;
    await this.tree.focus();
    await this.tree.press('ArrowRight');
  }
}
