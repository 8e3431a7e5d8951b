/** The simulators of INDI that stand for a whole observatory. */
export const INDI_SIMULATORS = ['telescope', 'dome', 'ccd', 'guide', 'wheel', 'focus', 'rotator', 'weather'].map(
  (kind) => `indi_simulator_${kind}`,
);

/** Their names on the server. */
export const INDI_NAMES = [
  'Telescope Simulator',
  'Dome Simulator',
  'CCD Simulator',
  'Guide Simulator',
  'Filter Simulator',
  'Focuser Simulator',
  'Rotator Simulator',
  'Weather Simulator',
] as const;

/** Settings of an observatory all of whose devices are those of an INDI server; no simulator of ours runs. */
export function indiDevices(port: number) {
  const device = (name: (typeof INDI_NAMES)[number], more: Record<string, string> = {}) => ({
    driver: 'indi',
    port,
    settings: { device: name, ...more },
  });
  return {
    devices: {
      telescope: device('Telescope Simulator'),
      dome: device('Dome Simulator'),
      // One camera has its wheel in it, beside the other stands one.
      visCamera: device('CCD Simulator', { filters: 'g, r, i, z, B, V, R, I' }),
      nirCamera: device('Guide Simulator', { wheel: 'Filter Simulator', filters: 'J, H' }),
      focuser: device('Focuser Simulator'),
      rotator: device('Rotator Simulator'),
      plc: device('Weather Simulator'),
    },
    // Weather Simulator measures temperature, wind and rain, and the site has no contacts.
    environment: {
      notMeasured: ['humidity', 'dewPointMargin', 'cloud', 'pressureDrop', 'doors', 'intrusion', 'mains', 'lights'],
    },
  };
}
