import type { LinkState } from '../../../devices/Device.ts';
import type { InstrumentsState, InstrumentView } from '../../../main-services/model/operations.ts';
import { Age } from '../../components/Age.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { fixed } from '../../format/number.ts';
import { useStaleAfterMs } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';

interface Line {
  readonly name: string;
  readonly words: string;
  readonly link: LinkState;
  readonly fault: string | null;
  readonly at: number | null;
}

/** Every device: what it last said and when. */
export function DevicesPanel() {
  const instruments = useTopic('instruments');
  const staleAfterMs = useStaleAfterMs();
  if (!instruments)
    return (
      <Panel note="not read">
        <EmptyState title="What each device last said will be here.">
          Devices are asked as soon as the services run.
        </EmptyState>
      </Panel>
    );
  const { telescope, dome, vis, nir, plc, accessories } = instruments;
  const lines: readonly Line[] = [
    {
      name: telescope.name,
      words: telescope.status
        ? `${telescope.status.state.toLowerCase()}${telescope.status.coverOpen === null ? '' : `, cover ${telescope.status.coverOpen ? 'open' : 'shut'}`}`
        : '',
      link: telescope.link,
      fault: telescope.status?.fault ?? null,
      at: telescope.status?.at ?? null,
    },
    {
      name: dome.name,
      words: dome.status ? `${dome.status.shutter.toLowerCase()}, ${fixed(dome.status.azimuthDegrees, 1)}°` : '',
      link: dome.link,
      fault: dome.status?.fault ?? null,
      at: dome.status?.at ?? null,
    },
    ...[vis, nir].map((camera) => ({
      name: camera.name,
      words: camera.status
        ? `${camera.status.state.toLowerCase()}, ${camera.status.filter}, ${fixed(camera.status.temperatureCelsius, 1)} °C of ${fixed(camera.status.setpointCelsius, 1)}`
        : '',
      link: camera.link,
      fault: camera.status?.fault ?? null,
      at: camera.status?.at ?? null,
    })),
    {
      name: plc.name,
      words: plc.link.connected ? 'connected' : '',
      link: plc.link,
      fault: null,
      at: plc.link.lastReplyAt,
    },
    ...accessoryLines(accessories),
  ];
  const silent = lines.filter((line) => !line.link.connected).length;
  return (
    <Panel note={silent === 0 ? 'all devices answer' : `${silent} of ${lines.length} silent`} scroll>
      {lines.map((line) => {
        const ill = !line.link.connected || line.fault !== null;
        return (
          <div key={line.name} className="line">
            <Icon
              name={ill ? (line.fault ? 'danger' : 'unknown') : 'dot'}
              size={12}
              className={ill ? (line.fault ? 'danger' : 'stale') : 't3'}
            />
            <span className={ill ? 'b' : 't2'}>{line.name}</span>
            <span
              className={`el ${line.fault ? 'danger' : ill ? 'stale' : ''}`}
              title={line.fault ?? line.link.fault ?? ''}
            >
              {line.fault ?? line.link.fault ?? line.words}{' '}
              <span className="since">
                <Age at={line.at} staleAfterMs={staleAfterMs} />
              </span>
            </span>
          </div>
        );
      })}
    </Panel>
  );
}

/** What is fitted beside them. */
function accessoryLines(accessories: InstrumentsState['accessories']): readonly Line[] {
  const { focuser, rotator, cover, weatherStation } = accessories ?? {};
  const lineOf = (view: InstrumentView<{ at: number; fault: string | null }>, words: string): Line => ({
    name: view.name,
    words,
    link: view.link,
    fault: view.status?.fault ?? null,
    at: view.status?.at ?? null,
  });
  const lines: Line[] = [];
  if (focuser)
    lines.push(lineOf(focuser, focuser.status ? `${motion(focuser.status)}, ${focuser.status.positionSteps}` : ''));
  if (rotator)
    lines.push(
      lineOf(rotator, rotator.status ? `${motion(rotator.status)}, ${fixed(rotator.status.angleDegrees, 1)}°` : ''),
    );
  if (cover) lines.push(lineOf(cover, cover.status?.position.toLowerCase() ?? ''));
  if (weatherStation) {
    const { name, link } = weatherStation;
    lines.push({ name, words: link.connected ? 'connected' : '', link, fault: null, at: link.lastReplyAt });
  }
  return lines;
}

function motion({ moving }: { readonly moving: boolean }): string {
  return moving ? 'moving' : 'standing';
}
