import { readRoot } from './readRoot.ts';

/** This broker's own name. */
export const BROKER_IVORN = 'ivo://pyros.simulator/broker';

export type TransportRole = 'iamalive' | 'authenticate' | 'ack' | 'nak';

/** A transport message; `origin` is the event's ivorn for ack and nak, the broker's otherwise. `at` in milliseconds since the Unix epoch. */
export function transportMessage(
  role: TransportRole,
  origin: string,
  at: number,
  result: string | null = null,
): Buffer {
  const response = role === 'ack' || role === 'nak' ? `<Response>${BROKER_IVORN}</Response>` : '';
  const meta = result === null ? '' : `<Meta><Result>${escapeXml(result)}</Result></Meta>`;
  return Buffer.from(
    `<?xml version='1.0' encoding='UTF-8'?>\n<trn:Transport xmlns:trn="http://www.telescope-networks.org/xml/Transport/v1.1" ` +
      `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="1.0" xsi:schemaLocation="http://telescope-networks.org/schema/Transport/v1.1 ` +
      `http://www.telescope-networks.org/schema/Transport-v1.1.xsd" role="${role}"><Origin>${escapeXml(origin)}</Origin>${response}` +
      `<TimeStamp>${new Date(at).toISOString().slice(0, 19)}Z</TimeStamp>${meta}</trn:Transport>`,
  );
}

/** Role and origin of a transport message; null when it is none that can be read. */
export function readTransport(message: Buffer): { readonly role: string; readonly origin: string } | null {
  const xml = message.toString('utf8');
  try {
    const { localName, attributes } = readRoot(xml);
    if (localName !== 'Transport') return null;
    const origin = /<Origin>\s*([^<]*?)\s*<\/Origin>/.exec(xml)?.[1] ?? '';
    return { role: attributes.get('role') ?? '', origin: unescapeXml(origin) };
  } catch {
    // Not XML: the real broker ignores such a frame too.
    return null;
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function unescapeXml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
