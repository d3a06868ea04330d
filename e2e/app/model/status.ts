import type { Locator, Page } from 'playwright/test';

/** The line at the bottom. */
export class Status {
  readonly line: Locator;
  readonly alert: Locator;
  /** Says on hover which process the collector is. */
  readonly collector: Locator;
  readonly problems: Locator;

  constructor(page: Page) {
    this.line = page.locator('footer');
    this.alert = this.line.getByRole('alert');
    this.collector = this.line.locator('[title^="Collector: pid"]');
    this.problems = this.line.getByRole('button', { name: /could not be read/ });
  }
}
