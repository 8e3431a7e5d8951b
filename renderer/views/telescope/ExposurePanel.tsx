import { useState } from 'react';
import type { DetectorName } from '../../../main-services/model/request.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PreviewImage } from '../../components/PreviewImage.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { fixed } from '../../format/number.ts';
import { readDegrees } from '../../format/readAngle.ts';
import { utcTime } from '../../format/time.ts';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useFeed, useTopicPart } from '../../state/topics.ts';
import { usePreview } from '../images/usePreview.ts';
import { CommandLife } from './CommandLife.tsx';
import { useExposureLoop } from './useExposureLoop.ts';

const DETECTORS = [
  { value: 'VIS', text: 'VIS' },
  { value: 'NIR', text: 'NIR' },
] as const;
const MODES = [
  { value: 'single', text: 'Single' },
  { value: 'loop', text: 'Loop' },
] as const;
/** The detectors of the simulator have 512 pixels; larger ones are shown smaller. */
const PREVIEW_PIXELS = 512;

/** Exposures by hand, one or again and again, with the picture beside the controls as soon as it is read. */
export function ExposurePanel() {
  const [detector, setDetector] = useState<DetectorName>('VIS');
  const [seconds, setSeconds] = useState('5');
  const [wanted, setFilter] = useState<string | null>(null);
  const [mode, setMode] = useState<'single' | 'loop'>('single');
  const camera = useTopicPart('instruments', (all) => (detector === 'VIS' ? all?.vis : all?.nir)?.status ?? null);
  const image = useFeed('images').find((one) => one.detector === detector) ?? null;
  const { preview, fault } = usePreview(image?.id ?? null, 'zscale', PREVIEW_PIXELS);
  const expose = useManualCommand('camera.expose', false);
  const abort = useManualCommand('camera.abort', false);
  const filter = wanted !== null && camera?.filters.includes(wanted) ? wanted : (camera?.filter ?? null);
  const length = readSeconds(seconds);
  const order = length.ok && filter !== null ? { detector, exposureSeconds: length.value, filter } : null;
  const loop = useExposureLoop(expose, order, mode === 'loop');
  const busy = camera?.state === 'EXPOSING' || camera?.state === 'READING';
  const words = camera
    ? `${camera.state.toLowerCase()}${camera.state === 'EXPOSING' ? `, ${fixed(camera.remainingSeconds, 0)} s left` : ''}, ${fixed(camera.temperatureCelsius, 0)} °C`
    : 'not read';
  return (
    <Panel note={`${detector} ${words}${loop.count > 0 ? `, ${loop.count} in this loop` : ''}`} className="exposure">
      <div className="picture">
        {preview && image ? (
          <PreviewImage preview={preview} label={`Latest image of ${detector}`} />
        ) : (
          <EmptyState title={fault ?? `The latest picture of ${detector} will be here.`}>
            It appears as soon as the detector is read.
          </EmptyState>
        )}
      </div>
      <div className="caption el">
        {image
          ? `${utcTime(image.startedAt)}  ${image.filter}  ${fixed(image.exposureSeconds, 1)} s  ${image.requestName}${image.fwhmArcseconds === null ? '' : `  FWHM ${fixed(image.fwhmArcseconds, 1)}″`}`
          : ''}
      </div>
      <div className="section">
        <div className="row">
          <SegmentedControl label="Detector" options={DETECTORS} value={detector} onChange={setDetector} />
          <SegmentedControl label="How often" options={MODES} value={mode} onChange={setMode} />
          <Field label="time" unit="s" value={seconds} typed={length} onChange={setSeconds} />
        </div>
        <SegmentedControl
          label="Filter"
          options={(camera?.filters ?? []).map((one) => ({ value: one, text: one }))}
          value={filter}
          onChange={setFilter}
        />
        <div className="buttons">
          {loop.running ? (
            <button type="button" className="btn" onClick={loop.end}>
              End after this one
            </button>
          ) : (
            <CommandButton command={expose} input={busy ? null : order}>
              {mode === 'loop' ? 'Expose again and again' : 'Expose'}
            </CommandButton>
          )}
          <CommandButton command={abort} input={{ detector }}>
            Abort
          </CommandButton>
        </div>
        <CommandLife of={{ Expose: expose, Abort: abort }} />
      </div>
    </Panel>
  );
}

/** Seconds of an exposure as the services take them (electron/ipc/contract/instruments.ts). */
function readSeconds(text: string) {
  const read = readDegrees(text, { name: 'Exposure', minimum: 0, maximum: 3600 });
  if (read.ok && read.value > 0) return read;
  return { ok: false as const, reason: 'An exposure lasts up to 3600 s, for example 5 or 0.1.' };
}
