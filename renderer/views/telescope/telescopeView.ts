import { bare, column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { CommandsPanel } from './CommandsPanel.tsx';
import { ControlPanel } from './ControlPanel.tsx';
import { DevicesPanel } from './DevicesPanel.tsx';
import { DomeControlPanel } from './DomeControlPanel.tsx';
import { ExposurePanel } from './ExposurePanel.tsx';
import { HandPanel } from './HandPanel.tsx';
import { InterlocksPanel } from './InterlocksPanel.tsx';
import { LightsPanel } from './LightsPanel.tsx';
import { OpticsPanel } from './OpticsPanel.tsx';
import { PathPanel } from './PathPanel.tsx';
import { TelescopePanel } from './TelescopePanel.tsx';

/** Manual command of telescope, dome and lights. */
export const telescopeView: ViewDefinition = {
  name: 'telescope',
  panels: {
    control: { title: 'Control', component: ControlPanel },
    telescope: { title: 'Telescope', component: TelescopePanel },
    hand: { title: 'By hand', component: HandPanel },
    path: { title: 'Way ahead', component: PathPanel },
    optics: { title: 'Optics', component: OpticsPanel },
    exposure: { title: 'Exposure', component: ExposurePanel },
    dome: { title: 'Dome', component: DomeControlPanel },
    lights: { title: 'Lights', component: LightsPanel },
    interlocks: { title: 'Interlocks', component: InterlocksPanel },
    devices: { title: 'Devices', component: DevicesPanel },
    commands: { title: 'Commands', component: CommandsPanel },
  },
  shortcuts: [
    { keys: 'Arrow keys', does: 'Move the telescope while held, when the jog pad has the focus' },
    { keys: 'Enter', does: 'Takes the marked name of a target' },
  ],
  layout: {
    wide: column(
      share(),
      bare(56, 'control'),
      row(
        share(),
        column(share(), place(share(), 'telescope'), place(204, 'commands')),
        column(384, place(share(), 'hand', 'optics'), place(268, 'path')),
        column(368, place(share(), 'dome'), place(236, 'lights', 'devices')),
        column(336, place(share(), 'exposure'), place(236, 'interlocks')),
      ),
    ),
    narrow: column(
      share(),
      bare(44, 'control'),
      row(
        share(),
        column(share(), place(share(), 'telescope'), place(124, 'commands')),
        column(
          568,
          row(share(), place(share(), 'hand', 'exposure', 'optics'), place(250, 'dome')),
          place(128, 'interlocks', 'lights', 'path', 'devices'),
        ),
      ),
    ),
  },
};
