import { useState } from 'react';
import { copyText } from '../../components/copyText.ts';

/** A request's XML to read and to copy. */
export function ExportedXml({ xml, onClose }: { readonly xml: string; readonly onClose: () => void }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className="col">
      <textarea className="xml" readOnly value={xml} rows={10} spellCheck={false} aria-label="XML of the request" />
      <div className="buttons">
        <button type="button" className="btn" onClick={() => setCopied(copyText(xml))}>
          Copy the XML
        </button>
        <button type="button" className="btn" onClick={onClose}>
          Close
        </button>
      </div>
      {copied === null ? null : (
        <div className="lab">{copied ? 'On the clipboard.' : 'Not copied: select the text and press Ctrl+C.'}</div>
      )}
    </div>
  );
}
