import type { Locator, Page } from 'playwright/test';

/** The field at the top, what it finds, and the filters beside it. */
export class Finding {
  readonly field: Locator;
  readonly results: Locator;
  readonly filters: Locator;
  readonly form: Locator;

  constructor(page: Page) {
    this.field = page.getByRole('combobox', { name: 'Find', exact: true });
    this.results = page.getByRole('listbox', { name: 'What was found' });
    this.filters = page.getByRole('button', { name: /^Filters/ });
    this.form = page.getByRole('dialog', { name: 'Filters' });
  }

  /** Selects a thing of the snapshot by what it is found by, and leaves the field. */
  async show(id: string): Promise<void> {
    await this.field.fill(id.replace(/^pid /, 'pid:'));
    await this.active.and(this.results.locator(`[id="${resultId(id)}"]`)).waitFor();
    await this.field.press('Enter');
    await this.field.press('Escape');
  }

  /** The one that Enter would select, in words. */
  get active(): Locator {
    return this.results.locator('[role="option"][aria-selected="true"]');
  }
}

/** `renderer/search/ResultList.tsx` */
function resultId(id: string): string {
  return `result-${encodeURIComponent(id)}`;
}
