import { useId, useState } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { RequestButtons } from './RequestButtons.tsx';
import { selectRequest } from './requestsState.ts';
import { StoredRequestLine } from './StoredRequestLine.tsx';

/** As `requests.importXml` takes it. */
const MOST_CHARACTERS = 1_000_000;

/** A request as XML, from a file or pasted; checked by the services on the way in. */
export function ImportPanel() {
  const reasons = useRolePermission('user');
  const call = useCall('requests.importXml');
  const [xml, setXml] = useState('');
  const [note, setNote] = useState<string | null>(null);
  const fileId = useId();
  const ready = xml.trim() !== '' && xml.length <= MOST_CHARACTERS && reasons.length === 0 && !call.pending;
  const read = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_CHARACTERS) {
      setNote(`${file.name} has ${Math.round(file.size / 1000)} kB; at most 1000 kB are taken.`);
      return;
    }
    setXml(await file.text());
    setNote(`${file.name} read; look at it, then import.`);
    call.forget();
  };
  const send = (submit: boolean) => {
    if (!ready) return;
    void call.send({ xml, submit }).then((answer) => {
      if (answer.ok) {
        selectRequest(answer.value);
        setXml('');
        setNote(null);
      }
    });
  };
  return (
    <Panel note="from a file, or pasted">
      <div className="form tall">
        <div className="row">
          <label htmlFor={fileId} className="btn">
            Choose a file
          </label>
          <input
            id={fileId}
            type="file"
            accept=".xml,text/xml,application/xml"
            className="sr"
            onChange={(event) => {
              void read(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
          <span className="lab el">{note ?? 'or paste below'}</span>
        </div>
        <textarea
          className="xml"
          value={xml}
          spellCheck={false}
          aria-label="XML of a request"
          placeholder={'<request name="…" user="…" programme="…" night="tonight" …>'}
          onChange={(event) => setXml(event.currentTarget.value)}
        />
        <RequestButtons
          buttons={[
            { text: 'Import', act: () => send(false) },
            { text: 'Import and submit', act: () => send(true) },
          ]}
          ready={ready}
          describedBy="import-why"
        />
        <div id="import-why">
          <Reasons reasons={reasons} />
          <StoredRequestLine call={call} done="imported" />
        </div>
      </div>
    </Panel>
  );
}
