import { expect, test } from 'vitest';
import { isChatter } from './chatter.mjs';

test('a machine without a bus and a graphics card', () => {
  const lines = [
    '[15042:1124/034058.266286:ERROR:bus.cc(399)] Failed to connect to the bus: Failed to connect',
    '[7:0101/000000.000001:ERROR:dbus/bus.cc:408] Failed to connect to the bus: Could not parse',
    '[15067:1124/034058.426066:ERROR:viz_main_impl.cc(186)] Exiting GPU process due to errors',
    '[15077:1124/034058.468597:ERROR:command_buffer_proxy_impl.cc(128)] ContextResult::kTransient',
    '[1:1124/034058.468597:WARNING:vaapi_wrapper.cc(1)] Failed to initialize',
    'libva error: vaGetDriverNameByIndex() failed',
    "(electron:12): Gtk-WARNING **: 10:00:00.000: Theme parsing error: Could not find 'x'",
    'Xlib:  extension "DPMS" missing on display ":0".',
    '',
  ];
  expect(lines.filter((line) => !isChatter(line))).toEqual([]);
});

test('what somebody should read stays', () => {
  const lines = [
    'DevTools listening on ws://127.0.0.1:9333/devtools/browser/0',
    '[1:1124/034058.468597:FATAL:bus.cc(1)] Check failed',
    '[1:1124/034058.4:FATAL:zygote_host_impl_linux.cc(127)] No usable sandbox!',
    '[1:1124/034058.4:ERROR:CONSOLE(3)] "Uncaught Error: the renderer", source: file:///a.js (3)',
    '[9:1124/034058.4:ERROR:ozone_platform_x11.cc(239)] Missing X server or $DISPLAY',
    'Error: Cannot find module',
    'Segmentation fault',
  ];
  expect(lines.filter(isChatter)).toEqual([]);
});
