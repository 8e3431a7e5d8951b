import { useState } from 'react';
import type { Answer } from '../../../electron/ipc/contract/answer.ts';
import type { OutputOf } from '../../../electron/ipc/contract/index.ts';
import { copyText } from '../../components/copyText.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { UNKNOWN } from '../../format/number.ts';
import { utcDateTime } from '../../format/time.ts';

/** The PLC's whole reply as it stands, with nothing fused, converted or left out. */
export function PlcReply({ answer }: { readonly answer: Answer<OutputOf<'plc.status'>> | null }) {
  const [copied, setCopied] = useState<string | null>(null);
  if (!answer?.ok)
    return (
      <div className="plc-reply">
        <EmptyState title="The PLC’s reply, as it says it, will be here.">
          Press STATUS: the PLC is asked once, beside the monitoring’s own rounds.
        </EmptyState>
      </div>
    );
  const { at, reportedAt, from, firmware, site, devices } = answer.value;
  return (
    <div className="plc-reply">
      <div className="pad row">
        <span className="lab">
          {from}, firmware {firmware}, {site}. Its date {reportedAt === null ? UNKNOWN : utcDateTime(reportedAt)},
          received {utcDateTime(at)} UTC.
        </span>
        <span className="sp" />
        <button
          type="button"
          className="btn sm"
          onClick={() => setCopied(copyText(JSON.stringify(answer.value, null, 2)) ? 'Copied' : 'Not copied')}
        >
          {copied ?? 'Copy as JSON'}
        </button>
      </div>
      <table className="fixed">
        <thead>
          <tr>
            <th>Device</th>
            <th>Value</th>
            <th className="r">Says</th>
            <th className="c-unit">Unit</th>
          </tr>
        </thead>
        <tbody>
          {devices.flatMap((device) =>
            device.values.map((value, index) => (
              <tr key={`${device.name} ${value.name}`} className={device.valid ? '' : 't3'}>
                <td className={index === 0 ? 'b' : ''} title={`${device.type}, ${device.serialNumber}`}>
                  {index === 0 ? device.name : ''}
                  {index === 1 && !device.valid ? <span className="attention">invalid</span> : null}
                </td>
                <td className="t2" title={value.comment}>
                  {value.name}
                </td>
                <td className={`r ${value.value === null ? 'stale' : 'b'}`}>{value.value ?? UNKNOWN}</td>
                <td className="t2">{value.unit}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
