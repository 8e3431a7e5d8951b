import { bare, column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { CommandsPanel } from './CommandsPanel.tsx';
import { ControlPanel } from './ControlPanel.tsx';
import { DevicesPanel } from './DevicesPanel.tsx';
import { DomeControlPanel } from './DomeControlPanel.tsx';
import { InterlocksPanel } from './InterlocksPanel.tsx';
import { LightsPanel } from './LightsPanel.tsx';
import { TelescopePanel } from './TelescopePanel.tsx';

/** Manual command of telescope, dome and lights. */
export const telescopeView: ViewDefinition = {
  name: 'telescope',
  panels: {
    control: { title: 'Control', component: ControlPanel },
    telescope: { title: 'Telescope', component: TelescopePanel },
    dome: { title: 'Dome', component: DomeControlPanel },
    lights: { title: 'Lights', component: LightsPanel },
    interlocks: { title: 'Interlocks', component: InterlocksPanel },
    devices: { title: 'Devices', component: DevicesPanel },
    commands: { title: 'Commands', component: CommandsPanel },
  },
  layout: {
    wide: column(
      share(),
      bare(56, 'control'),
      row(
        share(),
        column(share(), row(share(), place(share(), 'telescope'), place(540, 'dome')), place(248, 'commands')),
        column(440, place(188, 'lights'), place(share(), 'interlocks'), place(248, 'devices')),
      ),
    ),
    narrow: column(
      share(),
      bare(44, 'control'),
      row(
        share(),
        place(share(), 'telescope'),
        column(
          600,
          row(share(), place(share(), 'dome'), place(284, 'interlocks', 'lights', 'devices')),
          place(148, 'commands'),
        ),
      ),
    ),
  },
};
