/**
 * Which Debian package has which shared library of those that Electron loads.
 * Debian 13 and Ubuntu 24.04 renamed many of them to `…t64`.
 *
 * @typedef {{ package: string, t64?: boolean }} Home
 */

/** @type {Record<string, Home>} */
const homes = {
  'libasound.so.2': { package: 'libasound2', t64: true },
  'libatk-1.0.so.0': { package: 'libatk1.0-0', t64: true },
  'libatk-bridge-2.0.so.0': { package: 'libatk-bridge2.0-0', t64: true },
  'libatspi.so.0': { package: 'libatspi2.0-0', t64: true },
  'libcairo.so.2': { package: 'libcairo2' },
  'libcups.so.2': { package: 'libcups2', t64: true },
  'libdbus-1.so.3': { package: 'libdbus-1-3' },
  'libdrm.so.2': { package: 'libdrm2' },
  'libexpat.so.1': { package: 'libexpat1' },
  'libgbm.so.1': { package: 'libgbm1' },
  'libgcc_s.so.1': { package: 'libgcc-s1' },
  'libgdk-3.so.0': { package: 'libgtk-3-0', t64: true },
  'libgio-2.0.so.0': { package: 'libglib2.0-0', t64: true },
  'libglib-2.0.so.0': { package: 'libglib2.0-0', t64: true },
  'libgobject-2.0.so.0': { package: 'libglib2.0-0', t64: true },
  'libgtk-3.so.0': { package: 'libgtk-3-0', t64: true },
  'libnspr4.so': { package: 'libnspr4' },
  'libnss3.so': { package: 'libnss3' },
  'libnssutil3.so': { package: 'libnss3' },
  'libpango-1.0.so.0': { package: 'libpango-1.0-0' },
  'libsmime3.so': { package: 'libnss3' },
  'libudev.so.1': { package: 'libudev1' },
  'libX11.so.6': { package: 'libx11-6' },
  'libX11-xcb.so.1': { package: 'libx11-xcb1' },
  'libxcb.so.1': { package: 'libxcb1' },
  'libXcomposite.so.1': { package: 'libxcomposite1' },
  'libXcursor.so.1': { package: 'libxcursor1' },
  'libXdamage.so.1': { package: 'libxdamage1' },
  'libXext.so.6': { package: 'libxext6' },
  'libXfixes.so.3': { package: 'libxfixes3' },
  'libXi.so.6': { package: 'libxi6' },
  'libxkbcommon.so.0': { package: 'libxkbcommon0' },
  'libXrandr.so.2': { package: 'libxrandr2' },
  'libxshmfence.so.1': { package: 'libxshmfence1' },
};

/** What the others bring along, so that the line to type stays short. */
const broughtBy = /** @type {Record<string, string[]>} */ ({
  'libgtk-3-0': [
    ...['libatk1.0-0', 'libatk-bridge2.0-0', 'libatspi2.0-0', 'libcairo2', 'libcups2'],
    ...['libdbus-1-3', 'libexpat1', 'libglib2.0-0', 'libpango-1.0-0', 'libx11-6', 'libxcb1'],
    ...['libxcomposite1', 'libxcursor1', 'libxdamage1', 'libxext6', 'libxfixes3', 'libxi6'],
    ...['libxkbcommon0', 'libxrandr2'],
  ],
  libgbm1: ['libdrm2', 'libexpat1'],
  libnss3: ['libnspr4'],
});

/**
 * Whether packages carry the `t64` names.
 *
 * @param {string} osRelease contents of os-release(5)
 * @returns {boolean | null} null where apt-get is not how software is installed
 */
export function hasT64Names(osRelease) {
  const field = (/** @type {string} */ name) =>
    new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const version = Number(field('VERSION_ID'));
  if (field('ID') === 'debian') return version === 0 || version >= 13;
  if (field('ID') === 'ubuntu') return version >= 24.04;
  // A derivative says whose packages it uses.
  const codename = field('UBUNTU_CODENAME');
  if (codename) return !['bionic', 'focal', 'jammy'].includes(codename);
  return /debian|ubuntu/.test(field('ID_LIKE')) ? version === 0 || version >= 13 : null;
}

/**
 * The packages that bring the libraries, the fewest that do.
 *
 * @param {readonly string[]} libraries as ldd(1) names them
 * @param {boolean} t64
 * @returns {{ packages: string[], unknown: string[] }} `unknown`: libraries of no known package
 */
export function packagesOf(libraries, t64) {
  const unknown = libraries.filter((library) => !homes[library]);
  const found = new Map(
    libraries.flatMap((library) => {
      const home = homes[library];
      return home ? [[home.package, home]] : [];
    }),
  );
  const brought = new Set([...found.keys()].flatMap((name) => broughtBy[name] ?? []));
  const packages = [...found.values()]
    .filter((home) => !brought.has(home.package))
    .map((home) => (t64 && home.t64 ? `${home.package}t64` : home.package));
  return { packages: packages.sort(), unknown };
}
