import { useState } from 'react';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Field, FieldReason } from '../../components/Field.tsx';
import { HoldButton } from '../../components/HoldButton.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { declination, degrees, rightAscension } from '../../format/angle.ts';
import { readDeclination, readDegrees, readRightAscension } from '../../format/readAngle.ts';
import { toEquatorial, toHorizontal } from '../../sky/horizontal.ts';
import { observatoryNow, useNow } from '../../state/clock.ts';
import { useRolePermission } from '../../state/permission.ts';
import { readTopic, useTopic } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';
import { countdown } from './questionState.ts';
import { useMissions } from './useMissions.ts';

/** As `alerts.sendFake` reads it. */
const LONGEST_NAME = 40;
const LONGEST_WAIT_SECONDS = 3600;
/** A place that is up now: high in the south-east, away from the meridian. */
const OFFERED = { altitudeDegrees: 60, azimuthDegrees: 120 };

/** Raises a fake alert, to try the whole chain; for administrators, held for a second. */
export function FakeAlertPanel() {
  const reasons = useRolePermission('admin');
  const call = useCall('alerts.sendFake');
  const site = useTopic('site');
  const now = useNow();
  const [name, setName] = useState('Fake burst');
  const [ra, setRa] = useState('');
  const [dec, setDec] = useState('');
  const [error, setError] = useState('0.05');
  const [seconds, setSeconds] = useState('0');
  const [mission, setMission] = useState('');
  const [type, setType] = useState('');
  const missions = useMissions();
  const [comesAt, setComesAt] = useState<number | null>(null);
  const typedRa = readRightAscension(ra);
  const typedDec = readDeclination(dec);
  const typedError = readError(error);
  const typedSeconds = readSeconds(seconds);
  const named = name.trim() !== '' && name.trim().length <= LONGEST_NAME;
  const ready = named && typedRa.ok && typedDec.ok && typedError.ok && typedSeconds.ok;
  const altitude =
    typedRa.ok && typedDec.ok && site
      ? toHorizontal({ rightAscensionDegrees: typedRa.value, declinationDegrees: typedDec.value }, now, site)
          .altitudeDegrees
      : null;
  const offer = () => {
    const place = readTopic('site');
    if (!place) return;
    const { rightAscensionDegrees, declinationDegrees } = toEquatorial(OFFERED, observatoryNow(), place);
    setRa(rightAscension(rightAscensionDegrees));
    setDec(declination(declinationDegrees));
  };
  const send = () => {
    if (!ready) return;
    const inSeconds = typedSeconds.value;
    void call
      .send({
        name: name.trim(),
        rightAscensionDegrees: typedRa.value,
        declinationDegrees: typedDec.value,
        errorDegrees: typedError.value,
        ...(mission === '' ? {} : { mission }),
        ...(mission === '' || type === '' ? {} : { type }),
        inSeconds,
      })
      .then((answer) => setComesAt(answer.ok && inSeconds > 0 ? observatoryNow() + inSeconds * 1000 : null));
  };
  return (
    <Panel note="for trying the chain; marked FAKE everywhere" scroll>
      <div className="form">
        <Field label="Name" value={name} onChange={setName} align="left" />
        {name.trim().length > LONGEST_NAME ? (
          <div className="why failed">
            <Icon name="warning" size={12} />
            <span>At most {LONGEST_NAME} characters.</span>
          </div>
        ) : null}
        <Field label="Right ascension" value={ra} onChange={setRa} typed={typedRa} placeholder="04:38:12.6" />
        <FieldReason value={ra} typed={typedRa} />
        <Field label="Declination" value={dec} onChange={setDec} typed={typedDec} placeholder="+11:24:37" />
        <FieldReason value={dec} typed={typedDec} />
        <Field label="Error radius" value={error} onChange={setError} typed={typedError} unit="°" />
        <FieldReason value={error} typed={typedError} />
        <ChoiceField
          label="Plays a notice of"
          value={mission}
          none="nobody: PyROS fake"
          options={missions.map((one) => one.mission)}
          onChange={(chosen) => {
            setMission(chosen);
            setType('');
          }}
        />
        {mission === '' ? null : (
          <ChoiceField
            label="Type"
            value={type}
            none="the first one"
            options={missions.find((one) => one.mission === mission)?.types ?? []}
            onChange={setType}
          />
        )}
        <Field label="Comes in" value={seconds} onChange={setSeconds} typed={typedSeconds} unit="s" />
        <FieldReason value={seconds} typed={typedSeconds} />
        {altitude === null ? null : (
          <div className="lab">
            {altitude > 0
              ? `Altitude now ${degrees(altitude, 0)}.`
              : 'Below the horizon now: it would not be observed at once.'}
          </div>
        )}
        <div className="buttons">
          <button type="button" className="btn" onClick={offer}>
            A place that is up
          </button>
          <HoldButton onHeld={send} disabled={!ready || reasons.length > 0 || call.pending} describedBy="fake-why">
            Send fake alert
          </HoldButton>
        </div>
        <div id="fake-why">
          <Reasons reasons={reasons} />
          <ResultLine
            answer={call.answer}
            pending={call.pending}
            done={
              comesAt !== null && comesAt > now
                ? `It comes in ${countdown(comesAt, now)}.`
                : 'Sent. It takes over the telescope if it can be observed.'
            }
          />
        </div>
      </div>
    </Panel>
  );
}

function readError(text: string) {
  const typed = readDegrees(text, { name: 'Error radius', minimum: 0, maximum: 10 });
  return typed.ok && typed.value <= 0 ? { ok: false as const, reason: 'The error radius is more than 0°.' } : typed;
}

function readSeconds(text: string) {
  const value = Number(text.trim());
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0 && value <= LONGEST_WAIT_SECONDS)
    return { ok: true as const, value };
  return { ok: false as const, reason: `A number of seconds from 0 to ${LONGEST_WAIT_SECONDS}.` };
}
