import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { BrowserWindow, nativeImage, nativeTheme, type Session } from 'electron';
import { backgroundFor } from '../window/background.ts';
import { load } from '../window/load.ts';
import { PREFERENCES } from '../window/security.ts';
import { scaleFor } from './scale.ts';

/** What a page draws in one frame is on its surface when the one after the next begins. */
const UNTIL_ON_SURFACE =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))';

export interface Shot {
  preload: string;
  session: Session;
  size: { width: number; height: number };
  /** Where the picture goes. */
  file: string;
}

/**
 * Draws the page in a window that is never shown. Its size is that of an emulated
 * screen: neither the real one nor a window manager has a say, and a pixel is a
 * pixel. (Chromium's off-screen rendering would leave out canvases here.)
 */
export class Photographer {
  readonly #window: BrowserWindow;
  readonly #shot: Shot;

  constructor(shot: Shot) {
    this.#shot = shot;
    const { preload, session } = shot;
    this.#window = new BrowserWindow({
      ...shot.size,
      useContentSize: true,
      show: false,
      backgroundColor: backgroundFor(nativeTheme.shouldUseDarkColors),
      webPreferences: { ...PREFERENCES, preload, session, backgroundThrottling: false },
    });
  }

  /** Opens the page at the size of the picture. */
  async open(): Promise<void> {
    const { size } = this.#shot;
    const { debugger: devtools } = this.#window.webContents;
    devtools.attach('1.3');
    load(this.#window);
    const scale = scaleFor(size);
    const screen = {
      width: size.width / scale,
      height: size.height / scale,
      deviceScaleFactor: scale,
      mobile: false,
    };
    await devtools.sendCommand('Emulation.setDeviceMetricsOverride', screen);
  }

  /** Writes the picture of what the page shows; throws with a message for people. */
  async take(): Promise<void> {
    const { file, size } = this.#shot;
    // Not the debugger's Page.captureScreenshot: it waits for a frame to be presented,
    // and a window that is not shown presents none.
    const { webContents } = this.#window;
    await webContents.executeJavaScript(UNTIL_ON_SURFACE);
    const image = await webContents.capturePage();
    const picture = image.toPNG({ scaleFactor: Math.max(...image.getScaleFactors()) });
    const { width, height } = nativeImage.createFromBuffer(picture).getSize();
    if (width !== size.width || height !== size.height) {
      throw new Error(`drew ${width}x${height} instead of ${size.width}x${size.height}`);
    }
    const beside = `${file}.${process.pid}.new`;
    try {
      writeFileSync(beside, picture);
      renameSync(beside, file);
    } catch (error) {
      rmSync(beside, { force: true });
      throw new Error(`${file} cannot be written: ${(error as Error).message}`);
    }
  }
}
