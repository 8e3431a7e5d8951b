import type { XmlElement } from '../voevent/XmlElement.ts';

export type TransportRole = 'iamalive' | 'authenticate' | 'ack' | 'nak';

/** One of the protocol's own messages, beside the events. */
export interface TransportMessage {
  readonly role: TransportRole;
  readonly origin: string;
  readonly response: string | null;
  /** Meta/Result: the reason of a nak. */
  readonly result: string | null;
}

const ROLES: readonly string[] = ['iamalive', 'authenticate', 'ack', 'nak'];

/** Reads a transport message by local name and role (three namespaces are in the wild); null when it is something else. */
export function readTransport(root: XmlElement): TransportMessage | null {
  const role = root.attribute('role') ?? '';
  if (root.name !== 'Transport' || !ROLES.includes(role)) return null;
  return {
    role: role as TransportRole,
    origin: root.textOf('Origin') ?? '',
    response: root.textOf('Response'),
    result: root.textOf('Meta', 'Result'),
  };
}

/** Writes a transport message. @param filters XPath expressions, sent when authenticating; none = every event */
export function writeTransport(
  message: Omit<TransportMessage, 'result'> & { readonly result?: string },
  now: number,
  filters: readonly string[] = [],
): string {
  const response = message.response === null ? '' : `<Response>${escapeXml(message.response)}</Response>`;
  const params = filters.map((filter) => `<Param name="xpath-filter" value="${escapeXml(filter)}"/>`).join('');
  const result = message.result === undefined ? '' : `<Result>${escapeXml(message.result)}</Result>`;
  const meta = params + result === '' ? '' : `<Meta>${params}${result}</Meta>`;
  const timeStamp = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  return `<?xml version='1.0' encoding='UTF-8'?>
<trn:Transport xmlns:trn="http://www.telescope-networks.org/xml/Transport/v1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="1.0" xsi:schemaLocation="http://telescope-networks.org/schema/Transport/v1.1 http://www.telescope-networks.org/schema/Transport-v1.1.xsd" role="${message.role}"><Origin>${escapeXml(message.origin)}</Origin>${response}<TimeStamp>${timeStamp}</TimeStamp>${meta}</trn:Transport>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
