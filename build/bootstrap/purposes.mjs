/**
 * What each npm script needs beyond Node: programs that must be there, whether windows may open, whether the console must be built.
 * @type {Record<string, { programs: string[], windows: boolean, build: boolean }>}
 */
export const purposes = {
  start: { programs: [], windows: true, build: true },
  test: {
    programs: ['chromium', 'xvfb', 'mariadb', 'fitsverify', 'kcat', 'openssl', 'indi', 'faketime', 'socat'],
    windows: false,
    build: false,
  },
  bench: { programs: ['chromium', 'astroplan', 'indi', 'faketime'], windows: false, build: true },
  pyros: { programs: [], windows: false, build: false },
  build: { programs: [], windows: false, build: false },
  check: { programs: [], windows: false, build: false },
};

/** Is there a screen to open windows on? */
export function hasDisplay(platform, environment) {
  return platform !== 'linux' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
}
