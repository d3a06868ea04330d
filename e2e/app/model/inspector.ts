import type { Locator, Page } from 'playwright/test';

/** What is told of the selected node, at the right. */
export class Inspector {
  readonly panel: Locator;
  readonly title: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Inspector' });
    this.title = this.panel.locator('h2');
  }

  /** A field by what it is called: its value in words. */
  field(label: string): Locator {
    const name = this.panel.locator('dt', { hasText: new RegExp(`^${label}$`) });
    return name.locator('xpath=following-sibling::dd[1]').locator('[title]').first();
  }

  /** Its value as the kernel gives it, which is shown on hover. */
  async raw(label: string): Promise<string> {
    return (await this.field(label).getAttribute('title')) ?? '';
  }
}
