import type { ElectronApplication, Locator, Page } from 'playwright/test';

/** What is read of an object on request, and what can be done with it. */
export class Contents {
  readonly readMessages: Locator;
  readonly messages: Locator;
  readonly showBytes: Locator;
  readonly bytes: Locator;
  readonly remove: Locator;
  readonly end: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Inspector' });
    const button = (name: string) => this.panel.getByRole('button', { name, exact: true });
    this.readMessages = button('Read messages');
    this.messages = this.panel.getByRole('listbox', { name: 'Messages' });
    this.showBytes = button('Show bytes');
    this.bytes = this.panel.getByRole('region', { name: 'Bytes' });
    this.remove = button('Remove…');
    this.end = button('End…');
  }
}

/** What the person was asked to confirm. */
export interface Confirmation {
  message: string;
  detail: string;
  buttons: string[];
  defaultId: number;
  cancelId: number;
}

/**
 * Answers the next confirmations by pressing a button: nobody sits before the
 * display that could.
 */
export async function answerConfirmations(
  electron: ElectronApplication,
  pressed: number,
): Promise<() => Promise<Confirmation[]>> {
  await electron.evaluate(({ dialog }, response) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (...args: unknown[]) => {
      asked.push(args.at(-1));
      return { response, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  }, pressed);
  return () => electron.evaluate(() => (globalThis as unknown as { asked: Confirmation[] }).asked);
}
