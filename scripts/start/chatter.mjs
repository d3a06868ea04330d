/**
 * What Chromium, GTK and Mesa write to standard error on a machine without a
 * message bus, a graphics card or a desktop, and what means nothing to anybody
 * who wanted to see IPC namespaces. `IPCSCOPE_VERBOSE=1` shows it.
 */
const chatter = [
  // [pid:mmdd/hhmmss.µs:LEVEL:file.cc(line)] words; newer ones give path and 'file.cc:line'
  /:(ERROR|WARNING|INFO|VERBOSE\d?):(\S*\/)?(bus|object_proxy|bluez_\w+|upower\w*|udev_\w+)\.cc[(:]/,
  /:(ERROR|WARNING|INFO|VERBOSE\d?):(\S*\/)?(vaapi_\w+|viz_main_impl|gpu_\w+|gl_\w+|gles2_\w+)\.cc[(:]/,
  /:(ERROR|WARNING|INFO|VERBOSE\d?):(\S*\/)?(command_buffer\w*|angle_\w+|egl_\w+|shared_image_\w+)\.cc[(:]/,
  /:(ERROR|WARNING|INFO|VERBOSE\d?):(\S*\/)?(sandbox_linux|atom_cache|linux_ui\w*|gtk_\w+)\.cc[(:]/,
  /^libva (error|info):/,
  /^(libEGL|MESA\S*|libGL)( warning|:)/,
  /^\(\S+:\d+\): (Gtk|Gdk|GLib|GLib-GObject|Atk|dconf|dbind|IBUS)-(WARNING|CRITICAL|Message)/,
  /^Xlib: +extension /,
  /^Fontconfig (warning|error):/,
  /^\s*$/,
];

/**
 * @param {string} line one line of the app's standard error
 * @returns {boolean} whether it may be left out
 */
export function isChatter(line) {
  return chatter.some((pattern) => pattern.test(line));
}
