import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** Not shown; it is where the usual keys come from. */
export function setMenu(): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'resetZoom' },
    { role: 'togglefullscreen' },
  ];
  if (!app.isPackaged) view.push({ role: 'reload' }, { role: 'toggleDevTools' });
  const menu: MenuItemConstructorOptions[] = [
    { label: 'File', submenu: [{ role: 'close' }, { role: 'quit' }] },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
