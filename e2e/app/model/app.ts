import type { Page } from 'playwright/test';
import { Finding } from './finding.ts';
import { Inspector } from './inspector.ts';
import { type Launch, type Launched, launch } from './launch.ts';
import { WindowMenu } from './menu.ts';
import { Outline } from './outline.ts';
import { Picture } from './picture.ts';
import { Status } from './status.ts';

/** The app as a person meets it: one window and what is in it. */
export class App {
  readonly outline: Outline;
  readonly picture: Picture;
  readonly inspector: Inspector;
  readonly status: Status;
  readonly finding: Finding;
  readonly menu: WindowMenu;

  private constructor(
    readonly launched: Launched,
    readonly page: Page,
  ) {
    this.outline = new Outline(page);
    this.picture = new Picture(page);
    this.inspector = new Inspector(page);
    this.status = new Status(page);
    this.finding = new Finding(page);
    this.menu = new WindowMenu(page);
  }

  /** Starts it and waits for the first picture. */
  static async start(options: Launch = {}): Promise<App> {
    const launched = await launch(options);
    try {
      const page = await launched.electron.firstWindow();
      const app = new App(launched, page);
      await app.picture.painted();
      return app;
    } catch (error) {
      const said = launched.said();
      await launched.end();
      throw new Error(`The app did not come up: ${said}`, { cause: error });
    }
  }

  get electron() {
    return this.launched.electron;
  }

  end(): Promise<void> {
    return this.launched.end();
  }
}
