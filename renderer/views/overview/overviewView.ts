import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { AgentsPanel } from './AgentsPanel.tsx';
import { DomePanel } from './DomePanel.tsx';
import { ImagesPanel } from './ImagesPanel.tsx';
import { NightPanel } from './NightPanel.tsx';
import { NowAndNextPanel } from './NowAndNextPanel.tsx';
import { ReactionPanel } from './ReactionPanel.tsx';
import { SafetyPanel } from './SafetyPanel.tsx';

/** The state of the observatory on one screen. */
export const overviewView: ViewDefinition = {
  name: 'overview',
  panels: {
    night: { title: 'Night', component: NightPanel },
    now: { title: 'Now and next', component: NowAndNextPanel },
    dome: { title: 'Dome and telescope', component: DomePanel },
    safety: { title: 'Safety', component: SafetyPanel },
    images: { title: 'Latest images', component: ImagesPanel },
    reaction: { title: 'Last reaction', component: ReactionPanel },
    agents: { title: 'Agents', component: AgentsPanel },
  },
  layout: {
    wide: column(
      share(),
      place(188, 'night'),
      row(
        share(),
        column(
          share(),
          row(share(), place(412, 'now'), place(share(), 'dome'), place(420, 'safety')),
          row(304, place(share(), 'reaction'), place(420, 'agents')),
        ),
        place(400, 'images'),
      ),
    ),
    narrow: column(
      share(),
      place(136, 'night'),
      row(
        share(),
        column(
          share(),
          row(share(), place(share(), 'now'), place(share(), 'dome')),
          row(204, place(share(), 'reaction'), place(share(), 'images')),
        ),
        // Every safety rule in sight; of the agents those in trouble come first.
        column(376, place(388, 'safety'), place(share(), 'agents')),
      ),
    ),
  },
};
