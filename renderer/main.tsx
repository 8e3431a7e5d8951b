import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'dockview-react/dist/styles/dockview.css';
import 'uplot/dist/uPlot.min.css';
import './style/font.css';
import './style/tokens.css';
import './style/base.css';
import './style/components.css';
import './style/controls.css';
import './style/overlays.css';
import './style/drawing.css';
import './style/status.css';
import './style/rail.css';
import './style/frame.css';
import './style/docking.css';
import './style/overview.css';
import './style/schedule.css';
import './style/requests.css';
import './style/alerts.css';
import './style/images.css';
import './style/sky.css';
import './style/operations.css';
import './style/environment.css';
import './style/telescope.css';
import './style/alarms.css';
import './style/devices.css';
import './style/instructions.css';
import './style/control.css';
import { App } from './frame/App.tsx';
import { startMirroring } from './state/topics.ts';

startMirroring();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw the console in');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
