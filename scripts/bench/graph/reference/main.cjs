/** A window with one page and nothing else: what the benchmark compares with. */
const { app, BrowserWindow } = require('electron');

const page = process.argv.find((argument) => argument.endsWith('.html')) ?? '';
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    useContentSize: true,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  window.loadFile(page);
});
app.on('window-all-closed', () => app.quit());
